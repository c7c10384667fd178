"""Jupyter without a password, below the path that its input names as "api_prefix"."""
import json
import os

from notebook.notebookapp import NotebookWebApplication


def input_json():
    path = os.environ.get("INPUT_FILE", "/tmp/input.json")
    if os.path.exists(path):
        with open(path) as file:
            return json.load(file)
    return json.loads(os.environ.get("INPUT_JSON", "{}"))


prefix = input_json().get("api_prefix", "/")
find_handler = NotebookWebApplication.find_handler


def find_handler_below_prefix(application, request, **rest):
    """A proxy by path takes the prefix off, one by host name does not; Jupyter wants to see it in either case."""
    if not request.path.startswith(prefix):
        request.path = prefix.rstrip("/") + request.path
        request.uri = prefix.rstrip("/") + request.uri
    return find_handler(application, request, **rest)


NotebookWebApplication.find_handler = find_handler_below_prefix

c = get_config()  # noqa: F821, Jupyter gives it
c.NotebookApp.base_url = prefix
c.NotebookApp.default_url = "/notebooks/input.ipynb"
c.NotebookApp.ip = "0.0.0.0"
c.NotebookApp.port = 8888
c.NotebookApp.open_browser = False
c.NotebookApp.allow_remote_access = True
c.NotebookApp.token = ""

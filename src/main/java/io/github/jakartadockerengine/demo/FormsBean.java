package io.github.jakartadockerengine.demo;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.model.SelectItem;
import jakarta.faces.model.SelectItemGroup;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.Json;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The launch and upload forms of the home page, from memory and small files. */
@Named("forms")
@RequestScoped
public class FormsBean {

  private static final LaunchForm EMPTY = new LaunchForm("", "", List.of(), "", false);

  private final HttpServletRequest request;
  private final ToolCatalog catalog;
  private final Uploads uploads;
  private final InputUrls urls;

  @Inject
  FormsBean(HttpServletRequest request, ToolCatalog catalog, Uploads uploads, InputUrls urls) {
    this.request = request;
    this.catalog = catalog;
    this.uploads = uploads;
    this.urls = urls;
  }

  /** The launch form as it was sent when that failed, else as a person starts from it. */
  public LaunchForm getLaunch() {
    if (request.getAttribute(LaunchForm.ATTRIBUTE) instanceof LaunchForm sent) {
      return sent;
    }
    LaunchForm form = catalog.tools().stream().findFirst().map(LaunchForm::of).orElse(EMPTY);
    return getUploaded().isEmpty() ? form : form.withFile(getUploaded());
  }

  /**
   * The name of the file that was just uploaded; empty when there is none. Only asked of a GET
   * request: the body of an upload that was refused must stay unread.
   */
  public String getUploaded() {
    return Optional.of(request)
        .filter(r -> r.getMethod().equals("GET"))
        .map(r -> r.getParameter("uploaded"))
        .filter(name -> uploads.find(name).isPresent())
        .orElse("");
  }

  /** All tools, in order. */
  public List<Tool> getTools() {
    return catalog.tools();
  }

  /** What a launch form's script needs to know of each tool, by name. */
  public String getToolDefaults() {
    var all = Json.createObjectBuilder();
    for (Tool tool : catalog.tools()) {
      all.add(
          tool.name(),
          Json.createObjectBuilder()
              .add("description", tool.description())
              .add("parameters", LaunchForm.indented(tool.defaultParameters()))
              .add("files", Json.createArrayBuilder(tool.defaultFiles())));
    }
    return all.build().toString();
  }

  /** The files to choose from: those that were uploaded and those that are offered. */
  public List<SelectItem> getFiles() {
    SelectItem uploaded = group("Uploaded files", uploads.names().stream().map(SelectItem::new));
    SelectItem offered =
        group(
            "Files on the web",
            urls.urls().stream().map(url -> new SelectItem(url.url().toString(), url.name())));
    return urls.urls().isEmpty() ? List.of(uploaded) : List.of(uploaded, offered);
  }

  /** What is wrong with the files that an operator wrote. */
  public List<String> getTroubles() {
    return Stream.of(catalog.trouble(), urls.trouble()).flatMap(Optional::stream).toList();
  }

  /** The largest upload, in bytes. */
  public long getUploadLimitBytes() {
    return uploads.limitBytes();
  }

  /** The largest upload, for people. */
  public String getUploadLimit() {
    return FileSize.words(uploads.limitBytes());
  }

  private static SelectItem group(String label, Stream<SelectItem> items) {
    SelectItemGroup group = new SelectItemGroup(label);
    group.setSelectItems(items.toArray(SelectItem[]::new));
    return group;
  }
}

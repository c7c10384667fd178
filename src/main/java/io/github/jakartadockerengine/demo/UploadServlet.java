package io.github.jakartadockerengine.demo;

import static io.github.jakartadockerengine.demo.InvalidFieldException.check;

import io.github.jakartadockerengine.container.InvalidSpecException;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Takes uploaded files, lists them and gives them back, to containers above all. They come from
 * anybody and from our own origin: a browser must neither run nor guess what they are.
 */
public final class UploadServlet extends HttpServlet {

  /** The form field that holds the file. */
  static final String FIELD = "file";

  private final transient Uploads uploads;

  /**
   * A servlet.
   *
   * @param uploads the files
   */
  public UploadServlet(Uploads uploads) {
    this.uploads = uploads;
  }

  /** How the server is to read upload forms: everything goes to a temporary file of its own. */
  public MultipartConfigElement multipartConfig() {
    long limit = uploads.limitBytes() + UploadLengthFilter.FORM_BYTES;
    return new MultipartConfigElement("", -1, limit, 0);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String name = Requests.name(request);
    response.setContentType("text/plain;charset=UTF-8");
    if (name.isEmpty()) {
      response.getWriter().print(String.join("\n", uploads.names()) + "\n");
    } else {
      send(uploads.find(name).orElseThrow(() -> new UploadNotFoundException(name)), response);
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    Part part = request.getPart(FIELD);
    String name = check(FIELD, () -> Uploads.requireName(fileName(part)));
    try (InputStream content = part.getInputStream()) {
      uploads.store(name, content);
    }
    Requests.seeOther(response, request.getContextPath() + "/?uploaded=" + name);
  }

  private static String fileName(@Nullable Part part) {
    String name = part == null ? null : part.getSubmittedFileName();
    if (name == null || name.isEmpty()) {
      throw new InvalidSpecException("No file was chosen. Choose one and upload it again.");
    }
    return name;
  }

  /** The opened file is the one whose length is told, also when it is replaced meanwhile. */
  private static void send(Path file, HttpServletResponse response) throws IOException {
    response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
    try (FileChannel content = FileChannel.open(file)) {
      response.setContentLengthLong(content.size());
      Channels.newInputStream(content).transferTo(response.getOutputStream());
    }
  }
}

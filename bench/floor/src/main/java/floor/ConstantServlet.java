package floor;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers 1 or 64 KB from memory, whatever the name of the container in the path. */
@WebServlet("/docker/*")
public final class ConstantServlet extends HttpServlet {

  private static final byte[] SMALL = new byte[1024];
  private static final byte[] LARGE = new byte[64 * 1024];

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] body = request.getPathInfo().endsWith("/1k") ? SMALL : LARGE;
    response.setContentType("application/octet-stream");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}

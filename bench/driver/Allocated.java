import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.VirtualMachine;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.HashMap;
import java.util.Map;
import java.util.Scanner;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * Reads lines "PID allocated" and "PID heap"; prints the bytes that the JVM's threads have allocated so far, and those
 * that are live after a full collection. What a thread allocates between the last look at it and its end is not seen.
 */
final class Allocated {

  private final MBeanServerConnection connection;
  private final ThreadMXBean threads;
  private final Map<Long, Long> bytesByThread = new HashMap<>();

  private Allocated(String pid) throws Exception {
    VirtualMachine machine = VirtualMachine.attach(pid);
    String url = machine.startLocalManagementAgent();
    machine.detach();
    connection = JMXConnectorFactory.connect(new JMXServiceURL(url)).getMBeanServerConnection();
    threads =
        ManagementFactory.newPlatformMXBeanProxy(
            connection, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
  }

  private long allocated() {
    long[] ids = threads.getAllThreadIds();
    long[] bytes = threads.getThreadAllocatedBytes(ids);
    for (int i = 0; i < ids.length; i++) {
      bytesByThread.merge(ids[i], bytes[i], Math::max);
    }
    return bytesByThread.values().stream().mapToLong(Long::longValue).sum();
  }

  private long heap() throws Exception {
    MemoryMXBean memory =
        ManagementFactory.newPlatformMXBeanProxy(
            connection, ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }

  public static void main(String[] args) throws Exception {
    Map<String, Allocated> machines = new HashMap<>();
    Scanner in = new Scanner(System.in);
    while (in.hasNextLine()) {
      String[] words = in.nextLine().split(" ");
      if (!machines.containsKey(words[0])) {
        machines.put(words[0], new Allocated(words[0]));
      }
      Allocated machine = machines.get(words[0]);
      System.out.println(words[1].equals("heap") ? machine.heap() : machine.allocated());
    }
  }
}

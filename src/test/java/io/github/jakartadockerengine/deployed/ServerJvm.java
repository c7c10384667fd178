package io.github.jakartadockerengine.deployed;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.ThreadMXBean;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** What the JVM of a running server says of itself, and the application in it. */
public final class ServerJvm implements AutoCloseable {

  private final JMXConnector connector;
  private final MBeanServerConnection beans;

  /** Attaches to a process of this machine and this user. */
  @SuppressWarnings("BanJNDI") // The address is our own process's.
  ServerJvm(long pid) throws IOException {
    connector = JMXConnectorFactory.connect(new JMXServiceURL(agentOf(pid)));
    beans = connector.getMBeanServerConnection();
  }

  /** How many threads are alive. */
  public int threads() throws IOException {
    return bean(ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class).getThreadCount();
  }

  /** How many bytes of the heap are in use after a collection. */
  public long liveHeap() throws IOException {
    MemoryMXBean memory = bean(ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }

  /** How many tunnels the application says are open. */
  public int openTunnels() {
    try {
      ObjectName proxy = new ObjectName("io.github.jakartadockerengine:type=Proxy");
      return (int) beans.getAttribute(proxy, "OpenTunnels");
    } catch (JMException | IOException e) {
      throw new AssertionError("The proxy's numbers are not in JMX.", e);
    }
  }

  @Override
  public void close() throws IOException {
    connector.close();
  }

  private <T> T bean(String name, Class<T> type) throws IOException {
    return ManagementFactory.newPlatformMXBeanProxy(beans, name, type);
  }

  private static String agentOf(long pid) throws IOException {
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
      try {
        return machine.startLocalManagementAgent();
      } finally {
        machine.detach();
      }
    } catch (AttachNotSupportedException e) {
      throw new IOException("Cannot attach to " + pid, e);
    }
  }
}

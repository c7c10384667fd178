/*
 * roundtrips PORT ADDRESS HOST PATH CONNECTIONS SECONDS
 *
 * Sends a message of 128 bytes over each of many WebSockets, waits for its echo, and so on, one thread a connection.
 * Prints {"done": COUNT, "seconds": S, "p50_us": N, "p99_us": N, "errors": COUNT}.
 */
#define _GNU_SOURCE
#include "websocket.h"
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <time.h>

enum { MESSAGE = 128, PER_CONNECTION = 1 << 20, STACK = 512 * 1024, TIMEOUT_SECONDS = 10 };

static struct sockaddr_in address;
static const char *host, *path;
static double duration;
static pthread_barrier_t ready;

struct connection {
  pthread_t thread;
  uint32_t *microseconds;
  size_t done;
  int failed;
};

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int open_websocket(void) {
  char head[4096];
  int fd = socket(AF_INET, SOCK_STREAM, 0), on = 1;
  struct timeval timeout = {.tv_sec = TIMEOUT_SECONDS};
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &timeout, sizeof timeout);
  int n = snprintf(head, sizeof head,
                   "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                   "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
                   path, host);
  if (connect(fd, (struct sockaddr *)&address, sizeof address) || write_fully(fd, head, (size_t)n) ||
      read_head(fd, head, sizeof head) || strncmp(head, "HTTP/1.1 101 ", 13) != 0) {
    close(fd);
    return -1;
  }
  return fd;
}

static void exchange(int fd, struct connection *connection) {
  struct frame frame;
  double start = now(), end = start + duration;
  while (start < end && connection->done < PER_CONNECTION) {
    frame.opcode = BINARY;
    frame.length = MESSAGE;
    memset(frame.payload, (int)(connection->done & 255), MESSAGE);
    if (write_frame(fd, &frame, 1) || read_frame(fd, &frame) || frame.length != MESSAGE ||
        frame.payload[MESSAGE - 1] != (connection->done & 255)) {
      connection->failed = 1;
      return;
    }
    double answered = now();
    connection->microseconds[connection->done++] = (uint32_t)((answered - start) * 1e6);
    start = answered;
  }
}

static void *run(void *argument) {
  struct connection *connection = argument;
  int fd = open_websocket();
  connection->failed = fd < 0;
  pthread_barrier_wait(&ready);
  if (fd < 0) return NULL;
  exchange(fd, connection);
  close(fd);
  return NULL;
}

static int ascending(const void *a, const void *b) {
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return (x > y) - (x < y);
}

int main(int argc, char **argv) {
  if (argc != 7) return fprintf(stderr, "usage: roundtrips PORT ADDRESS HOST PATH CONNECTIONS SECONDS\n"), 2;
  size_t count = (size_t)atoi(argv[5]), done = 0, errors = 0;
  struct connection *connections = calloc(count, sizeof *connections);
  pthread_attr_t attributes;
  address = (struct sockaddr_in){.sin_family = AF_INET, .sin_port = htons((uint16_t)atoi(argv[1]))};
  inet_pton(AF_INET, argv[2], &address.sin_addr);
  host = argv[3];
  path = argv[4];
  duration = atof(argv[6]);
  signal(SIGPIPE, SIG_IGN);
  pthread_barrier_init(&ready, NULL, (unsigned)count);
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, STACK);
  for (size_t i = 0; i < count; i++) {
    connections[i].microseconds = malloc(PER_CONNECTION * sizeof(uint32_t));
    pthread_create(&connections[i].thread, &attributes, run, &connections[i]);
  }
  for (size_t i = 0; i < count; i++) pthread_join(connections[i].thread, NULL);
  for (size_t i = 0; i < count; i++) done += connections[i].done, errors += (size_t)connections[i].failed;
  uint32_t *all = malloc((done + 1) * sizeof *all), *at = all;
  for (size_t i = 0; i < count; i++) at = mempcpy(at, connections[i].microseconds, connections[i].done * sizeof *at);
  qsort(all, done, sizeof *all, ascending);
  printf("{\"done\": %zu, \"seconds\": %g, \"p50_us\": %u, \"p99_us\": %u, \"errors\": %zu}\n", done, duration,
         done ? all[done / 2] : 0, done ? all[done * 99 / 100] : 0, errors);
  return 0;
}

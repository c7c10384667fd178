/*
 * What nginx does not do by itself, on port 8080, one thread a connection:
 *
 *   GET /echo     a WebSocket that sends every message back
 *   GET /slow     an answer after 10 seconds
 *   GET /events   an event stream, one event a second, without an end; asks nginx not to hold it back
 *   PUT /sink     reads the body and answers with its length
 *   anything else "ready"
 */
#define _GNU_SOURCE
#include "websocket.h"
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>

enum { PORT = 8080, STACK = 256 * 1024, SLOW_SECONDS = 10 };

static void sha1(const char *text, unsigned char digest[20]) {
  uint32_t h[5] = {0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0};
  size_t length = strlen(text), padded = (length + 8) / 64 * 64 + 64;
  unsigned char data[192] = {0};
  memcpy(data, text, length);
  data[length] = 128;
  for (int i = 0; i < 8; i++) data[padded - 1 - i] = (unsigned char)((uint64_t)length * 8 >> (8 * i));
  for (unsigned char *block = data; block < data + padded; block += 64) {
    uint32_t w[80], a = h[0], b = h[1], c = h[2], d = h[3], e = h[4];
    for (int i = 0; i < 80; i++) {
      uint32_t x = i < 16 ? (uint32_t)block[4 * i] << 24 | block[4 * i + 1] << 16 | block[4 * i + 2] << 8 | block[4 * i + 3]
                          : w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16];
      w[i] = i < 16 ? x : x << 1 | x >> 31;
      uint32_t f = i < 20 ? (b & c) | (~b & d) : i < 40 || i >= 60 ? b ^ c ^ d : (b & c) | (b & d) | (c & d);
      uint32_t k = i < 20 ? 0x5A827999 : i < 40 ? 0x6ED9EBA1 : i < 60 ? 0x8F1BBCDC : 0xCA62C1D6;
      uint32_t t = (a << 5 | a >> 27) + f + e + k + w[i];
      e = d; d = c; c = b << 30 | b >> 2; b = a; a = t;
    }
    h[0] += a; h[1] += b; h[2] += c; h[3] += d; h[4] += e;
  }
  for (int i = 0; i < 20; i++) digest[i] = (unsigned char)(h[i / 4] >> (24 - 8 * (i % 4)));
}

static void base64_20(const unsigned char in[20], char out[29]) {
  static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (int i = 0, o = 0; i < 21; i += 3) {
    uint32_t bits = (uint32_t)in[i] << 16 | in[i + 1] << 8 | (i + 2 < 20 ? in[i + 2] : 0);
    for (int shift = 18; shift >= 0; shift -= 6) out[o++] = letters[bits >> shift & 63];
  }
  out[27] = '=';
  out[28] = 0;
}

static const char *field(const char *head, const char *name, char *value, size_t size) {
  const char *at = strcasestr(head, name);
  if (!at) return NULL;
  at += strlen(name) + strspn(at + strlen(name), " ");
  size_t length = strcspn(at, "\r");
  if (length >= size) return NULL;
  memcpy(value, at, length);
  value[length] = 0;
  return value;
}

static int respond(int fd, const char *body) {
  char out[256];
  int n = snprintf(out, sizeof out, "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: %zu\r\n\r\n%s", strlen(body), body);
  return write_fully(fd, out, (size_t)n);
}

static int echo(int fd, const char *head) {
  char key[64], joined[128], accept[29], out[256];
  unsigned char digest[20];
  struct frame frame;
  if (!field(head, "\nSec-WebSocket-Key:", key, sizeof key)) return respond(fd, "a WebSocket is wanted\n");
  snprintf(joined, sizeof joined, "%s258EAFA5-E914-47DA-95CA-C5AB0DC85B11", key);
  sha1(joined, digest);
  base64_20(digest, accept);
  int n = snprintf(out, sizeof out, "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: %s\r\n\r\n", accept);
  if (write_fully(fd, out, (size_t)n)) return -1;
  while (!read_frame(fd, &frame) && !write_frame(fd, &frame, 0) && frame.opcode != CLOSE) {}
  return -1;
}

static int events(int fd) {
  static const char start[] = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-cache\r\n"
                              "X-Accel-Buffering: no\r\nConnection: close\r\n\r\n";
  static const char event[] = "data: tick\n\n";
  for (int failed = write_fully(fd, start, sizeof start - 1); !failed; sleep(1)) failed = write_fully(fd, event, sizeof event - 1);
  return -1;
}

static long long chunk_length(int fd) {
  char line[32];
  size_t length = 0;
  do {
    if (length == sizeof line - 1 || read(fd, line + length, 1) != 1) return -1;
  } while (line[length++] != '\n');
  line[length] = 0;
  return strtoll(line, NULL, 16);
}

static int discard(int fd, long long length) {
  static __thread char buffer[64 * 1024];
  while (length > 0) {
    ssize_t n = read(fd, buffer, length < (long long)sizeof buffer ? (size_t)length : sizeof buffer);
    if (n <= 0) return -1;
    length -= n;
  }
  return 0;
}

static int sink(int fd, const char *head) {
  char text[64];
  long long total = 0, length;
  if (field(head, "\nExpect:", text, sizeof text) && write_fully(fd, "HTTP/1.1 100 Continue\r\n\r\n", 25)) return -1;
  if (field(head, "\nContent-Length:", text, sizeof text)) {
    total = atoll(text);
    if (discard(fd, total)) return -1;
  } else {
    while ((length = chunk_length(fd)) > 0) {
      if (discard(fd, length + 2)) return -1;
      total += length;
    }
    if (length < 0 || discard(fd, 2)) return -1;
  }
  snprintf(text, sizeof text, "%lld", total);
  return respond(fd, text);
}

static int answer(int fd, const char *head) {
  if (strncmp(head, "GET /echo", 9) == 0) return echo(fd, head);
  if (strncmp(head, "GET /events", 11) == 0) return events(fd);
  if (strncmp(head, "PUT /sink", 9) == 0) return sink(fd, head);
  if (strncmp(head, "GET /slow", 9) == 0) sleep(SLOW_SECONDS);
  return respond(fd, "ready\n");
}

static void *serve(void *argument) {
  int fd = (int)(intptr_t)argument, on = 1;
  char head[16 * 1024];
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  while (!read_head(fd, head, sizeof head) && !answer(fd, head)) {}
  close(fd);
  return NULL;
}

static void stop(int signal) { _exit(signal == SIGTERM ? 0 : 1); }

int main(void) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(PORT)};
  int listener = socket(AF_INET, SOCK_STREAM, 0), on = 1;
  pthread_attr_t small;
  signal(SIGPIPE, SIG_IGN);
  signal(SIGTERM, stop);
  signal(SIGINT, stop);
  pthread_attr_init(&small);
  pthread_attr_setstacksize(&small, STACK + sizeof(struct frame) * 2);
  pthread_attr_setdetachstate(&small, PTHREAD_CREATE_DETACHED);
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (bind(listener, (struct sockaddr *)&address, sizeof address) || listen(listener, 4096)) {
    perror("service: port 8080");
    return 1;
  }
  for (;;) {
    pthread_t thread;
    int fd = accept(listener, NULL, NULL);
    if (fd >= 0 && pthread_create(&thread, &small, serve, (void *)(intptr_t)fd)) close(fd);
  }
}

/* The part of RFC 6455 that the echo service and its client share: frames with payloads of at most 64 KB. */
#ifndef WEBSOCKET_H
#define WEBSOCKET_H

#include <stdint.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

enum { MAX_PAYLOAD = 65535, MAX_HEAD = 8, CLOSE = 8, BINARY = 2 };

struct frame {
  int opcode;
  size_t length;
  unsigned char payload[MAX_PAYLOAD];
};

static inline int read_fully(int fd, void *buffer, size_t length) {
  unsigned char *at = buffer;
  while (length > 0) {
    ssize_t n = read(fd, at, length);
    if (n <= 0) return -1;
    at += n;
    length -= (size_t)n;
  }
  return 0;
}

static inline int write_fully(int fd, const void *buffer, size_t length) {
  const unsigned char *at = buffer;
  while (length > 0) {
    ssize_t n = write(fd, at, length);
    if (n <= 0) return -1;
    at += n;
    length -= (size_t)n;
  }
  return 0;
}

static inline int read_frame(int fd, struct frame *frame) {
  unsigned char head[2], extended[2], mask[4] = {0};
  if (read_fully(fd, head, 2)) return -1;
  frame->opcode = head[0] & 15;
  frame->length = head[1] & 127;
  if (frame->length == 127) return -1;
  if (frame->length == 126) {
    if (read_fully(fd, extended, 2)) return -1;
    frame->length = (size_t)extended[0] << 8 | extended[1];
  }
  if (head[1] & 128 && read_fully(fd, mask, 4)) return -1;
  if (read_fully(fd, frame->payload, frame->length)) return -1;
  for (size_t i = 0; i < frame->length; i++) frame->payload[i] ^= mask[i & 3];
  return 0;
}

/* A client has to mask; a mask of zeros leaves the payload as it is. */
static inline int write_frame(int fd, const struct frame *frame, int masked) {
  unsigned char out[MAX_HEAD + MAX_PAYLOAD];
  size_t head = 2;
  out[0] = 128 | (unsigned char)frame->opcode;
  if (frame->length < 126) {
    out[1] = (unsigned char)frame->length;
  } else {
    out[1] = 126;
    out[2] = (unsigned char)(frame->length >> 8);
    out[3] = (unsigned char)frame->length;
    head = 4;
  }
  if (masked) {
    out[1] |= 128;
    memset(out + head, 0, 4);
    head += 4;
  }
  memcpy(out + head, frame->payload, frame->length);
  return write_fully(fd, out, head + frame->length);
}

/* Reads up to the empty line that ends a message's head, one byte a call lest it takes what follows. */
static inline int read_head(int fd, char *head, size_t size) {
  size_t length = 0;
  while (length < 4 || memcmp(head + length - 4, "\r\n\r\n", 4) != 0) {
    if (length == size - 1 || read(fd, head + length, 1) != 1) return -1;
    length++;
  }
  head[length] = 0;
  return 0;
}

#endif

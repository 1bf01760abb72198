/*
 * Packet sockets in batches: one call of JavaScript takes in all that arrived, one call sends all that is due. A system call
 * from Node's dgram costs more around it than in it; here the loop over the sockets runs in C and nothing else does.
 * Loaded where a C compiler built it (see packets/batch-sockets.ts); the worker does the same by dgram without it.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <node_api.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

/* Sockets of one worker, packets of one turn, octets of one packet (an Ethernet frame and a little). */
#define SLOTS 32768
#define TURN 8192
#define PACKET 2048

typedef struct {
  struct sockaddr_storage address;
  socklen_t length;
} Peer;

typedef struct {
  int fd;
  int attached;
  Peer to;
} Slot;

/* The sockets of one worker. */
typedef struct {
  int poller;
  int opened;
  Slot slots[SLOTS];
  struct epoll_event ready[TURN];
  Peer sources[TURN];
} Pool;

static napi_value number(napi_env env, int value) {
  napi_value result;
  napi_create_int32(env, value, &result);
  return result;
}

/* Reads the arguments; the first one is the pool. */
static Pool *arguments(napi_env env, napi_callback_info info, size_t count, napi_value *values) {
  void *pool = NULL;
  napi_get_cb_info(env, info, &count, values, NULL, NULL);
  napi_get_value_external(env, values[0], &pool);
  return pool;
}

static int integer(napi_env env, napi_value value) {
  int32_t result = 0;
  napi_get_value_int32(env, value, &result);
  return result;
}

/* Octets behind a typed array. */
static void *octets(napi_env env, napi_value value, size_t *length) {
  void *data = NULL;
  napi_get_typedarray_info(env, value, NULL, length, &data, NULL, NULL);
  return data;
}

/* Reads an address and a port; 0 when it is no IP address. */
static int peer(napi_env env, napi_value address, napi_value port, Peer *into) {
  char text[64];
  size_t length;
  if (napi_get_value_string_utf8(env, address, text, sizeof text, &length) != napi_ok) return 0;
  memset(into, 0, sizeof *into);
  struct sockaddr_in *four = (struct sockaddr_in *)&into->address;
  if (inet_pton(AF_INET, text, &four->sin_addr) == 1) {
    four->sin_family = AF_INET;
    four->sin_port = htons((uint16_t)integer(env, port));
    into->length = sizeof *four;
    return 1;
  }
  struct sockaddr_in6 *six = (struct sockaddr_in6 *)&into->address;
  if (inet_pton(AF_INET6, text, &six->sin6_addr) != 1) return 0;
  six->sin6_family = AF_INET6;
  six->sin6_port = htons((uint16_t)integer(env, port));
  into->length = sizeof *six;
  return 1;
}

static Slot *slot_of(napi_env env, Pool *pool, napi_value value) {
  int slot = integer(env, value);
  return slot >= 0 && slot < pool->opened && pool->slots[slot].fd >= 0 ? &pool->slots[slot] : NULL;
}

static void drop(napi_env env, void *data, void *hint) {
  (void)env;
  (void)hint;
  Pool *pool = data;
  for (int i = 0; i < pool->opened; i += 1)
    if (pool->slots[i].fd >= 0) close(pool->slots[i].fd);
  close(pool->poller);
  free(pool);
}

/* create(): a pool, the first argument of everything else; undefined when the system has no room. */
static napi_value Create(napi_env env, napi_callback_info info) {
  (void)info;
  Pool *pool = calloc(1, sizeof *pool);
  if (!pool) return NULL;
  pool->poller = epoll_create1(EPOLL_CLOEXEC);
  napi_value result;
  if (pool->poller < 0 || napi_create_external(env, pool, drop, NULL, &result) != napi_ok) return NULL;
  return result;
}

/* open(pool, address, port): the slot, or −errno. */
static napi_value Open(napi_env env, napi_callback_info info) {
  napi_value values[3];
  Pool *pool = arguments(env, info, 3, values);
  Peer local;
  if (!peer(env, values[1], values[2], &local)) return number(env, -EINVAL);
  int slot = 0;
  while (slot < pool->opened && pool->slots[slot].fd >= 0) slot += 1;
  if (slot == SLOTS) return number(env, -EMFILE);
  int fd = socket(local.address.ss_family, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (fd < 0) return number(env, -errno);
  struct epoll_event event = {.events = EPOLLIN, .data.u32 = (uint32_t)slot};
  if (bind(fd, (struct sockaddr *)&local.address, local.length) < 0 || epoll_ctl(pool->poller, EPOLL_CTL_ADD, fd, &event) < 0) {
    int error = errno;
    close(fd);
    return number(env, -error);
  }
  memset(&pool->slots[slot], 0, sizeof pool->slots[slot]);
  pool->slots[slot].fd = fd;
  if (slot == pool->opened) pool->opened += 1;
  return number(env, slot);
}

/* aim(pool, slot, address, port): where the slot's packets go. */
static napi_value Aim(napi_env env, napi_callback_info info) {
  napi_value values[4];
  Pool *pool = arguments(env, info, 4, values);
  Slot *socket = slot_of(env, pool, values[1]);
  if (!socket) return number(env, -EBADF);
  return number(env, peer(env, values[2], values[3], &socket->to) ? 0 : -EINVAL);
}

/* attach(pool, slot, on): only the peer aimed at is heard; or everybody again. */
static napi_value Attach(napi_env env, napi_callback_info info) {
  napi_value values[3];
  Pool *pool = arguments(env, info, 3, values);
  Slot *socket = slot_of(env, pool, values[1]);
  if (!socket) return number(env, -EBADF);
  bool on = false;
  napi_get_value_bool(env, values[2], &on);
  struct sockaddr nobody = {.sa_family = AF_UNSPEC};
  int done = on ? connect(socket->fd, (struct sockaddr *)&socket->to.address, socket->to.length)
                : connect(socket->fd, &nobody, sizeof nobody);
  socket->attached = on && done == 0;
  return number(env, done == 0 ? 0 : -errno);
}

/* close(pool, slot) */
static napi_value Close(napi_env env, napi_callback_info info) {
  napi_value values[2];
  Pool *pool = arguments(env, info, 2, values);
  Slot *socket = slot_of(env, pool, values[1]);
  if (!socket) return NULL;
  close(socket->fd);
  socket->fd = -1;
  return NULL;
}

/*
 * receive(pool, arena: Uint8Array, meta: Int32Array): how many packets were taken in, one of each socket that has any; meta holds
 * slot, offset and length of each.
 */
static napi_value Receive(napi_env env, napi_callback_info info) {
  napi_value values[3];
  Pool *pool = arguments(env, info, 3, values);
  size_t room = 0, rows = 0;
  uint8_t *arena = octets(env, values[1], &room);
  int32_t *meta = octets(env, values[2], &rows);
  int most = (int)(rows / 3);
  if (most > TURN) most = TURN;
  int waiting = epoll_wait(pool->poller, pool->ready, most, 0);
  int count = 0;
  size_t at = 0;
  for (int i = 0; i < waiting && at + PACKET <= room; i += 1) {
    int slot = (int)pool->ready[i].data.u32;
    Slot *socket = &pool->slots[slot];
    if (socket->fd < 0) continue;
    Peer *from = socket->attached ? NULL : &pool->sources[count];
    if (from) from->length = sizeof from->address;
    ssize_t length = recvfrom(socket->fd, arena + at, PACKET, MSG_DONTWAIT,
                              from ? (struct sockaddr *)&from->address : NULL, from ? &from->length : NULL);
    /* An error here is a refusal that came back for something sent: nothing arrived. */
    if (length < 0) continue;
    meta[3 * count] = slot;
    meta[3 * count + 1] = (int32_t)at;
    meta[3 * count + 2] = (int32_t)length;
    count += 1;
    at += ((size_t)length + 7) & ~(size_t)7;
  }
  return number(env, count);
}

/* source(pool, i): [address, port] of the i-th packet of the last receive, which came to an unattached socket. */
static napi_value Source(napi_env env, napi_callback_info info) {
  napi_value values[2];
  Pool *pool = arguments(env, info, 2, values);
  int index = integer(env, values[1]);
  if (index < 0 || index >= TURN) return NULL;
  Peer *from = &pool->sources[index];
  char text[64] = "";
  int port;
  if (from->address.ss_family == AF_INET6) {
    struct sockaddr_in6 *six = (struct sockaddr_in6 *)&from->address;
    inet_ntop(AF_INET6, &six->sin6_addr, text, sizeof text);
    port = ntohs(six->sin6_port);
  } else {
    struct sockaddr_in *four = (struct sockaddr_in *)&from->address;
    inet_ntop(AF_INET, &four->sin_addr, text, sizeof text);
    port = ntohs(four->sin_port);
  }
  napi_value pair, address;
  napi_create_array_with_length(env, 2, &pair);
  napi_create_string_utf8(env, text, NAPI_AUTO_LENGTH, &address);
  napi_set_element(env, pair, 0, address);
  napi_set_element(env, pair, 1, number(env, port));
  return pair;
}

/* send(pool, meta: Int32Array of slot and length, packets: Uint8Array[], count): how many the system took. */
static napi_value Send(napi_env env, napi_callback_info info) {
  napi_value values[4];
  Pool *pool = arguments(env, info, 4, values);
  size_t rows = 0;
  int32_t *meta = octets(env, values[1], &rows);
  int count = integer(env, values[3]);
  int taken = 0;
  for (int i = 0; i < count && 2 * (size_t)i + 1 < rows; i += 1) {
    int slot = meta[2 * i];
    if (slot < 0 || slot >= pool->opened || pool->slots[slot].fd < 0) continue;
    napi_value packet;
    size_t room = 0;
    if (napi_get_element(env, values[2], (uint32_t)i, &packet) != napi_ok) break;
    uint8_t *data = octets(env, packet, &room);
    size_t length = (size_t)meta[2 * i + 1];
    if (!data || length > room) continue;
    Slot *socket = &pool->slots[slot];
    ssize_t sent = socket->attached ? send(socket->fd, data, length, MSG_DONTWAIT)
                                    : sendto(socket->fd, data, length, MSG_DONTWAIT, (struct sockaddr *)&socket->to.address, socket->to.length);
    if (sent >= 0) taken += 1;
  }
  return number(env, taken);
}

static void export_function(napi_env env, napi_value exports, const char *name, napi_callback body) {
  napi_value function;
  napi_create_function(env, name, NAPI_AUTO_LENGTH, body, NULL, &function);
  napi_set_named_property(env, exports, name, function);
}

NAPI_MODULE_INIT() {
  export_function(env, exports, "create", Create);
  export_function(env, exports, "open", Open);
  export_function(env, exports, "aim", Aim);
  export_function(env, exports, "attach", Attach);
  export_function(env, exports, "close", Close);
  export_function(env, exports, "receive", Receive);
  export_function(env, exports, "source", Source);
  export_function(env, exports, "send", Send);
  return exports;
}

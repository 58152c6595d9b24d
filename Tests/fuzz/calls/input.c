#include "input.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_ROOMS = 1 << 16 };

static void *rooms[MOST_ROOMS];
static size_t room_count;
static lrs_error error;
static int hears;

uint8_t take_byte(input *in) {
  if (in->left == 0) return 0;
  in->left -= 1;
  return *in->next++;
}

uint64_t take_word(input *in) {
  uint64_t word = 0;
  for (int i = 0; i < 8; i++) word = word << 8 | take_byte(in);
  return word;
}

size_t take_below(input *in, size_t limit) {
  const size_t low = take_byte(in);
  const size_t value = limit > 256 ? low << 8 | take_byte(in) : low;
  return limit == 0 ? 0 : value % limit;
}

int32_t take_choice(input *in) {
  const uint8_t byte = take_byte(in);
  return byte < 240 ? byte % 12 : (int32_t)(byte < 248 ? byte - 248 : take_word(in));
}

static double any_bits(input *in) {
  const uint64_t word = take_word(in);
  double number;
  memcpy(&number, &word, sizeof number);
  return number;
}

double take_number(input *in) {
  static const double odd[] = {0,       -0.0,     1,       -1,         0.5,   NAN,
                               INFINITY, -INFINITY, DBL_MAX, -DBL_MAX, DBL_MIN, 5e-324,
                               0.98,    0.9,      1e8,     1e-7,       10,    1e200};
  const uint8_t kind = take_byte(in);
  if (kind < 64) return odd[kind % (sizeof odd / sizeof *odd)];
  if (kind < 128) return pow(10, (take_byte(in) - 128) / 16.0);
  if (kind < 224) return (take_byte(in) - 32) / 16.0;
  return any_bits(in);
}

static void *room(size_t size) {
  if (room_count == MOST_ROOMS) abort();
  void *bytes = malloc(size);
  if (bytes == NULL) abort();
  memset(bytes, 0xA5, size);
  rooms[room_count++] = bytes;
  return bytes;
}

const char *take_name(input *in) {
  static const char *const known[] = {"one_cycle", "cosine", "adam",   "sgd",     "valley",
                                      "ema",       "spline", "linear", "never",   "cusum",
                                      "gru",       "elbow",  "cnn",    "learned", "first_value"};
  const uint8_t kind = take_byte(in);
  if (kind < 64) return known[kind % (sizeof known / sizeof *known)];
  if (kind < 224) return lrs_rule_name(kind % lrs_rule_count());
  if (kind < 228) return NULL;
  const size_t length = take_below(in, 256);
  char *name = room(length + 1);
  for (size_t i = 0; i < length; i++) name[i] = (char)take_byte(in);
  name[length] = 0;
  return name;
}

lrs_error *take_error(input *in) {
  memset(&error, 0xA5, sizeof error);
  hears = (take_byte(in) & 7) != 7;
  return hears ? &error : NULL;
}

lrs_status hear(lrs_status status) {
  if (strcmp(lrs_status_name(status), "unknown status") == 0) abort();
  if (!hears) return status;
  if (error.status != status || memchr(error.message, 0, sizeof error.message) == NULL) abort();
  if ((status == LRS_OK) != (error.message[0] == 0)) abort();
  return status;
}

void *take_room(input *in, size_t size) { return (take_byte(in) & 15) == 15 ? NULL : room(size); }

static uint32_t struct_size(input *in, size_t known) {
  const uint8_t kind = take_byte(in);
  if (kind < 208) return (uint32_t)known;
  return kind < 252 ? (uint32_t)take_below(in, 5000) : (uint32_t)take_word(in);
}

void *take_result(input *in, size_t known) {
  const uint32_t size = struct_size(in, known);
  if ((take_byte(in) & 31) == 31) return NULL;
  char *result = room(size < sizeof size || size > 4096 ? known : size);
  memcpy(result, &size, sizeof size);
  return result;
}

const void *take_options(input *in, const void *fields, size_t known) {
  const uint32_t size = struct_size(in, known);
  if ((take_byte(in) & 31) == 31) return NULL;
  const size_t real = size < sizeof size || size > 4096 ? known : size;
  char *options = room(real);
  memcpy(options, fields, real < known ? real : known);
  memcpy(options, &size, sizeof size);
  return options;
}

double *take_numbers(input *in, size_t count) {
  double *numbers = take_room(in, count * sizeof *numbers);
  for (size_t i = 0; numbers != NULL && i < count; i++) numbers[i] = take_number(in);
  return numbers;
}

size_t take_capacity(input *in, size_t count) {
  const uint8_t kind = take_byte(in);
  if (kind < 224) return count;
  return kind < 240 ? count / 2 : 0;
}

const lrs_context *take_context(input *in) {
  lrs_context context = LRS_CONTEXT_INIT;
  const uint8_t said = take_byte(in);
  if (said == 0) return NULL;
  if (said & 1) context.schedule = take_choice(in);
  if (said & 2) context.optimizer = take_choice(in);
  if (said & 4) context.fine_tuning = take_choice(in) & 3;
  if (said & 8) context.steps = (int64_t)take_word(in);
  if (said & 16) context.batch_size = (int64_t)take_word(in);
  if (said & 32) context.smoothing = take_number(in);
  if (said & 64) context.ema_beta = take_number(in);
  if (said & 128) context.epochs = take_number(in);
  return take_options(in, &context, sizeof context);
}

void forget(void) {
  while (room_count > 0) free(rooms[--room_count]);
}

/* Reset probes. */
#include "sweeps.h"

static void create(input *in) {
  lrs_probe_options options = LRS_PROBE_OPTIONS_INIT;
  const uint8_t said = take_byte(in);
  options.learning_rate = said & 1 ? take_number(in) : 1e-3;
  options.steps_per_rate = said & 2 ? (int64_t)take_word(in) : 10 + take_byte(in) % 8;
  if (said & 4) options.max_rates = take_choice(in);
  if (said & 8) options.interval_low = take_number(in);
  if (said & 16) options.interval_high = take_number(in);
  const void *given = take_options(in, &options, sizeof options);
  const lrs_context *context = take_context(in);
  void *out = take_room(in, sizeof out);
  if (HEAR(lrs_probe_create(given, context, out, take_error(in))) == LRS_OK)
    keep(PROBE, *(lrs_probe **)out);
}

static void free_probe(input *in) { free_one(in, PROBE); }

static void learning_rate(input *in) {
  double *out = take_room(in, sizeof *out);
  HEAR(lrs_probe_learning_rate(pick(in, PROBE), out, take_error(in)));
}

static void needs_reset(input *in) {
  int32_t *out = take_room(in, sizeof *out);
  HEAR(lrs_probe_needs_reset(pick(in, PROBE), out, take_error(in)));
}

static void record(input *in) {
  void *probe = pick(in, PROBE);
  const size_t count = take_byte(in);
  for (size_t step = 0; step < count; step++) {
    const double loss = take_loss(in, step);
    if (HEAR(lrs_probe_record(probe, loss, take_error(in))) != LRS_OK) return;
  }
}

static void state(input *in) {
  int32_t *out = take_room(in, sizeof *out);
  HEAR(lrs_probe_state(pick(in, PROBE), out, take_error(in)));
}

static void trials(input *in) {
  const size_t count = take_byte(in) % 24;
  lrs_trial *out = take_room(in, (count + 1) * sizeof *out);
  if (out != NULL) out->struct_size = sizeof *out;
  size_t *found = take_room(in, sizeof *found);
  HEAR(lrs_probe_trials(pick(in, PROBE), out, count, found, take_error(in)));
}

static void answer(input *in) {
  lrs_probe_result *out = take_result(in, sizeof *out);
  HEAR(lrs_probe_answer(pick(in, PROBE), out, take_error(in)));
}

static void explanation(input *in) {
  const size_t count = take_below(in, 1000);
  char *buffer = take_room(in, count);
  size_t *length = take_room(in, sizeof *length);
  HEAR(lrs_probe_explanation(pick(in, PROBE), buffer, count, length, take_error(in)));
}

OPERATIONS(probe, create, free_probe, learning_rate, needs_reset, record, record, state, trials,
           answer, explanation)

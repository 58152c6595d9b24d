/* Names and texts, which are static. */
#include "calls.h"

#include <stdlib.h>
#include <string.h>

typedef lrs_status finder(const char *name, int32_t *out, lrs_error *error);
typedef const char *namer(int32_t value);

static void named(input *in) {
  static finder *const finders[] = {
      lrs_schedule_named, lrs_optimizer_named, lrs_member_named, lrs_smoother_named,
      lrs_ema_form_named, lrs_mode_named,      lrs_stop_named};
  int32_t *out = take_room(in, sizeof *out);
  finder *const find = finders[take_byte(in) % (sizeof finders / sizeof *finders)];
  const char *name = take_name(in);
  HEAR(find(name, out, take_error(in)));
}

static void name_of(input *in) {
  static namer *const namers[] = {
      lrs_landmark_name,    lrs_range_name,       lrs_smoother_name,     lrs_ema_form_name,
      lrs_sweep_state_name, lrs_probe_state_name, lrs_series_state_name, lrs_advice_name};
  namer *const of = namers[take_byte(in) % (sizeof namers / sizeof *namers)];
  const char *name = of(take_choice(in));
  if (name != NULL && strlen(name) == 0) abort();
}

static void rule(input *in) {
  const size_t index = take_byte(in) > 240 ? (size_t)take_word(in) : take_byte(in);
  const char *name = lrs_rule_name(index);
  if ((name != NULL) != (index < lrs_rule_count())) abort();
  const char *text = lrs_rule_text(index, take_choice(in));
  if (text != NULL && strlen(text) > 10000) abort();
}

static void version(input *in) {
  if (lrs_abi_version() != LRS_ABI_VERSION || strlen(lrs_version()) < 5) abort();
  if (strlen(lrs_status_name(take_choice(in))) < 5) abort();
}

OPERATIONS(name, named, name_of, rule, version)

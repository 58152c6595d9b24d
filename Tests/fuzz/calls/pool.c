#include "pool.h"

#include <stdlib.h>

enum { MOST = 64 };

typedef struct kept {
  void *handle;
  kind kind;
} kept;

static kept pool[MOST];
static size_t count;

static lrs_status free_handle(kind kind, void *handle) {
  switch (kind) {
    case CURVE: return lrs_curve_free(handle);
    case ANALYSIS: return lrs_analysis_free(handle);
    case RUNS: return lrs_runs_free(handle);
    case SWEEP: return lrs_sweep_free(handle);
    case PROBE: return lrs_probe_free(handle);
    case SERIES: return lrs_series_free(handle);
    case GROUP_SWEEP: return lrs_group_sweep_free(handle);
    default: return lrs_group_report_free(handle);
  }
}

void keep(kind kind, void *handle) {
  if (handle == NULL) abort();
  if (count == MOST) {
    /* It may be freed already, or by an invented number. */
    (void)free_handle(pool[0].kind, pool[0].handle);
    count -= 1;
    for (size_t i = 0; i < count; i++) pool[i] = pool[i + 1];
  }
  pool[count++] = (kept){handle, kind};
}

static void *of_kind(size_t place, kind kind) {
  void *found = NULL;
  size_t seen = 0;
  for (size_t i = count; i-- > 0;)
    if (pool[i].kind == kind && seen++ <= place) found = pool[i].handle;
  return found;
}

void *pick(input *in, kind kind) {
  const uint8_t how = take_byte(in);
  if (how < 224) return of_kind(how % 8, kind);
  if (how < 240) return count == 0 ? NULL : pool[how % count].handle;
  if (how < 244) return (void *)((uintptr_t)of_kind(0, kind) ^ (uintptr_t)1 << take_byte(in) % 64);
  return how < 248 ? NULL : (void *)(uintptr_t)take_word(in);
}

void free_one(input *in, kind kind) {
  void *handle = pick(in, kind);
  const lrs_status status = free_handle(kind, handle);
  if (handle == NULL ? status != LRS_OK : status != LRS_OK && status != LRS_ERROR_INVALID_HANDLE)
    abort();
  if (handle != NULL && free_handle(kind, handle) != LRS_ERROR_INVALID_HANDLE) abort();
}

void free_all(void) {
  for (; count > 0; count--) (void)free_handle(pool[count - 1].kind, pool[count - 1].handle);
}

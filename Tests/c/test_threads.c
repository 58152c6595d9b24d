/* One curve and one sweep in the hands of eight threads. */
#define _POSIX_C_SOURCE 200809L

#include "check.h"
#include "fixtures.h"
#include "suites.h"

#include <pthread.h>

enum { THREADS = 8, STEPS = 2000 };

/* Checks are counted by the main thread alone; a thread counts what went wrong in its turn. */
typedef struct work {
  lrs_curve *curve;
  lrs_sweep *sweep;
  lrs_suggestion expected;
  size_t wrong, recorded;
} work;

static void all_together(void *(*body)(void *), work *works) {
  pthread_t threads[THREADS];
  for (size_t i = 0; i < THREADS; i++)
    CHECK(pthread_create(&threads[i], NULL, body, &works[i]) == 0);
  for (size_t i = 0; i < THREADS; i++) CHECK(pthread_join(threads[i], NULL) == 0);
  for (size_t i = 0; i < THREADS; i++) CHECK(works[i].wrong == 0);
}

static void share(work *works, work shared) {
  for (size_t i = 0; i < THREADS; i++) works[i] = shared;
}

static void *read_curve(void *argument) {
  work *mine = argument;
  for (int i = 0; i < 100; i++) {
    lrs_suggestion direct = LRS_SUGGESTION_INIT, analysed = LRS_SUGGESTION_INIT;
    lrs_analysis *analysis = NULL;
    mine->wrong += lrs_suggest(mine->curve, NULL, &direct, NULL) != LRS_OK;
    mine->wrong += lrs_analysis_create(mine->curve, NULL, &analysis, NULL) != LRS_OK;
    mine->wrong += lrs_analysis_suggestion(analysis, &analysed, NULL) != LRS_OK;
    mine->wrong += lrs_analysis_free(analysis) != LRS_OK;
    mine->wrong += memcmp(&direct, &mine->expected, sizeof direct) != 0;
    mine->wrong += memcmp(&analysed, &mine->expected, sizeof analysed) != 0;
  }
  return NULL;
}

static void a_shared_curve(void) {
  work works[THREADS], shared = {0};
  const lrs_suggestion empty = LRS_SUGGESTION_INIT;
  shared.expected = empty;
  shared.curve = realistic_curve(POINTS, 3);
  CHECK_STATUS(LRS_OK, lrs_suggest(shared.curve, NULL, &shared.expected, NULL));
  share(works, shared);
  all_together(read_curve, works);
  CHECK_STATUS(LRS_OK, lrs_curve_free(shared.curve));
}

static void *record_losses(void *argument) {
  work *mine = argument;
  lrs_status status;
  while ((status = lrs_sweep_record(mine->sweep, 1.0, NULL)) == LRS_OK) {
    double rate = 0;
    const lrs_status next = lrs_sweep_learning_rate(mine->sweep, &rate, NULL);
    mine->wrong += next != LRS_OK && next != LRS_SWEEP_ENDED;
    mine->recorded += 1;
  }
  mine->wrong += status != LRS_ERROR_OUT_OF_TURN;
  return NULL;
}

static void a_shared_sweep(void) {
  work works[THREADS], shared = {0};
  lrs_sweep_options options = LRS_SWEEP_OPTIONS_INIT;
  size_t count = 0, recorded = 0;
  options.num_iter = STEPS;
  CHECK_STATUS(LRS_OK, lrs_sweep_create(&options, &shared.sweep, NULL));
  share(works, shared);
  all_together(record_losses, works);
  for (size_t i = 0; i < THREADS; i++) recorded += works[i].recorded;
  CHECK_STATUS(LRS_OK, lrs_sweep_count(shared.sweep, &count, NULL));
  CHECK(recorded == STEPS && count == STEPS);
  CHECK_STATUS(LRS_OK, lrs_sweep_free(shared.sweep));
}

/* Every thread frees the one curve while the others read it: one succeeds. */
static void *read_then_free(void *argument) {
  work *mine = argument;
  for (int i = 0; i < 20; i++) {
    lrs_suggestion answer = LRS_SUGGESTION_INIT;
    const lrs_status status = lrs_suggest(mine->curve, NULL, &answer, NULL);
    mine->wrong += status != LRS_OK && status != LRS_ERROR_INVALID_HANDLE;
  }
  const lrs_status status = lrs_curve_free(mine->curve);
  mine->wrong += status != LRS_OK && status != LRS_ERROR_INVALID_HANDLE;
  mine->recorded = status == LRS_OK;
  return NULL;
}

static void a_race_to_free(void) {
  for (uint32_t round = 0; round < 10; round++) {
    work works[THREADS], shared = {0};
    size_t freed = 0;
    shared.curve = realistic_curve(POINTS, round);
    share(works, shared);
    all_together(read_then_free, works);
    for (size_t i = 0; i < THREADS; i++) freed += works[i].recorded;
    CHECK(freed == 1);
  }
}

void test_threads(void) {
  a_shared_curve();
  a_shared_sweep();
  a_race_to_free();
}

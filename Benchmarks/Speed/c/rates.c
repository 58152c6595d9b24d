/* Times the C interface and prints one result a line: what, a number. `native.py` calls it. */
#define _POSIX_C_SOURCE 199309L
#include <lrsuggest.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "sweep.h"

enum { POINTS = 100, CURVES = 20000, FEWER = 4000, ROUNDS = 5 };

static const lrs_curve *curves[CURVES];
static lrs_suggestion answers[CURVES];
static lrs_status statuses[CURVES];
static double rates[CURVES];

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static void require(lrs_status status, const char *what) {
  if (status == LRS_OK) return;
  fprintf(stderr, "%s: %s\n", what, lrs_status_name(status));
  exit(1);
}

static int by_size(const void *left, const void *right) {
  const double a = *(const double *)left, b = *(const double *)right;
  return (a > b) - (a < b);
}

/* Nanoseconds of recording one loss, the mean over a sweep: the median of sweeps. */
static double recording(int64_t count) {
  enum { SWEEPS = 41 };
  double taken[SWEEPS], x[POINTS], plateau[POINTS];
  range_test(POINTS, 1, x, plateau);
  for (int round = 0; round < SWEEPS; round++) {
    lrs_sweep_options options = LRS_SWEEP_OPTIONS_INIT;
    lrs_sweep *sweep = NULL;
    options.num_iter = count;
    const double start = now();
    require(lrs_sweep_create(&options, &sweep, NULL), "lrs_sweep_create");
    for (int64_t i = 0; i < count; i++)
      require(lrs_sweep_record(sweep, plateau[i % (POINTS / 3)], NULL), "lrs_sweep_record");
    require(lrs_sweep_free(sweep), "lrs_sweep_free");
    taken[round] = (now() - start) / (double)count;
  }
  qsort(taken, SWEEPS, sizeof *taken, by_size);
  return 1e9 * taken[SWEEPS / 2];
}

/* Curves a second, the best of rounds: one that had to share the processors says nothing. */
static double suggesting(uint32_t threads) {
  double best = INFINITY;
  for (int round = 0; round < ROUNDS; round++) {
    answers[0].struct_size = sizeof *answers;
    const double start = now();
    require(lrs_suggest_batch(curves, FEWER, NULL, threads, answers, statuses, NULL), "batch");
    best = fmin(best, now() - start);
  }
  return FEWER / best;
}

static double applying(const char *rule, uint32_t threads) {
  double best = INFINITY;
  for (int round = 0; round < ROUNDS; round++) {
    const double start = now();
    require(lrs_rule_batch(rule, curves, CURVES, NULL, threads, rates, statuses, NULL), rule);
    best = fmin(best, now() - start);
  }
  return CURVES / best;
}

int main(void) {
  double x[POINTS], y[POINTS];
  for (size_t i = 0; i < CURVES; i++) {
    lrs_curve *curve = NULL;
    range_test(POINTS, i + 1, x, y);
    require(lrs_curve_create(x, y, POINTS, &curve, NULL), "lrs_curve_create");
    curves[i] = curve;
  }
  printf("record 100 %g\nrecord 10000 %g\n", recording(100), recording(10000));
  printf("suggest 1 %g\nsuggest 0 %g\n", suggesting(1), suggesting(0));
  printf("valley 1 %g\nvalley 0 %g\n", applying("valley", 1), applying("valley", 0));
  printf("minimum 1 %g\nminimum 0 %g\n", applying("minimum", 1), applying("minimum", 0));
}

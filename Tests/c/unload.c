/* Loads the library, has a batch answered by several threads, and unloads it, again and again:
 * a thread that stays behind would run on in code that is gone. */
#include <dlfcn.h>
#include <lrsuggest.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

enum { ROUNDS = 20, CURVES = 64, POINTS = 100 };

typedef lrs_status create(const double *, const double *, size_t, lrs_curve **, lrs_error *);
typedef lrs_status batch(const lrs_curve *const *, size_t, const lrs_context *, uint32_t,
                         lrs_suggestion *, lrs_status *, lrs_error *);

/* C has no cast from an object's address to a function's; POSIX asks for the same bits. */
static void find(void *library, const char *name, void *function) {
  void *const found = dlsym(library, name);
  memcpy(function, &found, sizeof found);
}

static int round_of(const char *path) {
  static const lrs_suggestion fresh = LRS_SUGGESTION_INIT;
  double rates[POINTS], losses[POINTS];
  lrs_curve *curves[CURVES];
  lrs_suggestion suggestions[CURVES];
  lrs_status statuses[CURVES];
  create *create_curve = NULL;
  batch *suggest_batch = NULL;
  int failed = 0;

  void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) return 1;
  find(library, "lrs_curve_create", &create_curve);
  find(library, "lrs_suggest_batch", &suggest_batch);
  for (int i = 0; i < POINTS; i++) {
    rates[i] = pow(10, -7 + 8 * i / (POINTS - 1.0));
    losses[i] = 0.3 + 2 / (1 + pow(rates[i] / 2e-3, 1.5)) + pow(rates[i] / 0.4, 2);
  }
  for (int i = 0; i < CURVES; i++) {
    failed |= create_curve(rates, losses, POINTS, &curves[i], NULL);
    suggestions[i] = fresh;
  }
  failed |= suggest_batch((const lrs_curve *const *)curves, CURVES, NULL, 4, suggestions,
                          statuses, NULL);
  for (int i = 0; i < CURVES; i++) failed |= statuses[i];
  return failed | dlclose(library);
}

int main(int count, char **arguments) {
  const struct timespec moment = {0, 20000000}; /* Long enough for a thread to wake up. */
  if (count != 2) return 2;
  for (int i = 0; i < ROUNDS; i++) {
    if (round_of(arguments[1]) != 0) {
      printf("unload: failed in round %d\n", i);
      return 1;
    }
    nanosleep(&moment, NULL);
  }
  printf("unload: loaded, asked and unloaded %d times\n", ROUNDS);
  return 0;
}

/* Loading and unloading again and again; then two copies, each with a Swift runtime of its own. */
#include "stress.h"

#include <dlfcn.h>
#include <string.h>

enum { POINTS = 60 };

typedef lrs_status create_curve(const double *, const double *, size_t, lrs_curve **, lrs_error *);
typedef lrs_status ask(const lrs_curve *, const lrs_context *, lrs_suggestion *, lrs_error *);
typedef lrs_status free_curve(lrs_curve *);

/* ISO C knows no way from an object pointer to a function; POSIX: the bits are the same. */
static void find(void *library, const char *name, void *function) {
  void *const found = dlsym(library, name);
  EXPECT(found != NULL);
  memcpy(function, &found, sizeof found);
}

static lrs_curve *curve_in(void *library) {
  double rates[POINTS], losses[POINTS];
  create_curve *create = NULL;
  lrs_curve *curve = NULL;
  find(library, "lrs_curve_create", &create);
  fill_test(rates, losses, POINTS, 1);
  EXPECT(create(rates, losses, POINTS, &curve, NULL) == LRS_OK);
  return curve;
}

static double answer_of(void *library, lrs_curve *curve) {
  lrs_suggestion answer = LRS_SUGGESTION_INIT;
  ask *suggest = NULL;
  find(library, "lrs_suggest", &suggest);
  EXPECT(suggest(curve, NULL, &answer, NULL) == LRS_OK);
  return answer.learning_rate;
}

static void release(void *library, lrs_curve *curve) {
  free_curve *release = NULL;
  find(library, "lrs_curve_free", &release);
  EXPECT(release(curve) == LRS_OK);
}

static void *load(const char *path) {
  void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) fprintf(stderr, "%s\n", dlerror());
  EXPECT(library != NULL);
  return library;
}

/* loads LIBRARY COPY ROUNDS */
int main(int count, char **arguments) {
  EXPECT(count == 4);
  const size_t rounds = strtoul(arguments[3], NULL, 10);
  double rate = 0;
  for (size_t round = 0; round < rounds; round++) {
    void *library = load(arguments[1]);
    lrs_curve *curve = curve_in(library);
    const double again = answer_of(library, curve);
    EXPECT(round == 0 || again == rate);
    rate = again;
    release(library, curve);
    EXPECT(dlclose(library) == 0);
  }
  void *first = load(arguments[1]), *second = load(arguments[2]);
  EXPECT(first != second);
  lrs_curve *here = curve_in(first), *there = curve_in(second);
  for (int i = 0; i < 100; i++)
    EXPECT(answer_of(first, here) == rate && answer_of(second, there) == rate);
  release(first, here);
  EXPECT(dlclose(first) == 0);
  EXPECT(answer_of(second, there) == rate);
  release(second, there);
  printf("loads: loaded and unloaded %zu times; two copies at once answer alike\n", rounds);
  return 0;
}

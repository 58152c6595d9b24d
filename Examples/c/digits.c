#include "digits.h"

#include <stdio.h>
#include <string.h>

static int read_line(FILE *file, double *pixels, int *class) {
  static const char shades[] = "0123456789abcdefg";
  char text[PIXELS + 1];
  if (fscanf(file, "%1d %64[0-9a-g]", class, text) != 2 || strlen(text) != PIXELS) return -1;
  for (int i = 0; i < PIXELS; i++) pixels[i] = (strchr(shades, text[i]) - shades) / 8.0 - 1;
  return 0;
}

int digits_read(const char *path, digits *out) {
  FILE *file = fopen(path, "r");
  if (file == NULL) return -1;
  int failed = 0;
  for (int i = 0; i < PICTURES && !failed; i++)
    failed = read_line(file, out->pixels[i], &out->classes[i]);
  fclose(file);
  return failed;
}

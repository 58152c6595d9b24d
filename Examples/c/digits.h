/* Handwritten digits: 1,797 pictures of 8 x 8 pixels in ten classes. */
#ifndef DIGITS_H
#define DIGITS_H

#ifdef __cplusplus
extern "C" {
#endif

enum { PIXELS = 64, CLASSES = 10, PICTURES = 1797, TRAINED = 1347 };

typedef struct digits {
  double pixels[PICTURES][PIXELS]; /* -1 to 1 */
  int classes[PICTURES];
} digits;

/* Reads digits.txt: the first TRAINED pictures are for training, the rest for judging it.
 * Returns 0, or -1 where the file is not what it should be. */
int digits_read(const char *path, digits *out);

#ifdef __cplusplus
}
#endif

#endif

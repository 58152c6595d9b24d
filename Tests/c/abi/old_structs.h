#ifndef OLD_STRUCTS_H
#define OLD_STRUCTS_H

/** Checks that nothing is written behind structs that have grown since. */
void test_old_structs(void);

#endif

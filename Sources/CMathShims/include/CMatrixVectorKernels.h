// The product of a matrix and a vector at the full width of the processor's registers.
//
// As in CMatrixKernels.h, a run gives the same bits whatever the width: an entry of A x is always
// eight running sums, added up in one order, and an entry of Aᵀ y one sum taken row by row. Four
// rows go together, so that additions need not wait and vectors are loaded once for all four.
#ifndef CMATRIXVECTORKERNELS_H
#define CMATRIXVECTORKERNELS_H

#include "CMatrixKernels.h"

#define CM_LANES(pointer) (*(const cm_lanes *)(pointer))
#define CM_TOTAL(s) (((s[0] + s[4]) + (s[1] + s[5])) + ((s[2] + s[6]) + (s[3] + s[7])))

#define CM_APPLY(name, attributes)                                                               \
  attributes static inline void name(                                                            \
      long rows, long columns, const double *a, const double *x, double *y) {                    \
    _Pragma("clang fp contract(off)") long i = 0;                                                \
    for (; i + 4 <= rows; i += 4) {                                                              \
      const double *a0 = a + i * columns, *a1 = a0 + columns, *a2 = a1 + columns;                \
      const double *a3 = a2 + columns;                                                           \
      cm_lanes s0 = {0}, s1 = {0}, s2 = {0}, s3 = {0};                                           \
      long j = 0;                                                                                \
      for (; j + 8 <= columns; j += 8) {                                                         \
        cm_lanes right = CM_LANES(x + j);                                                        \
        s0 = s0 + CM_LANES(a0 + j) * right;                                                      \
        s1 = s1 + CM_LANES(a1 + j) * right;                                                      \
        s2 = s2 + CM_LANES(a2 + j) * right;                                                      \
        s3 = s3 + CM_LANES(a3 + j) * right;                                                      \
      }                                                                                          \
      double t0 = CM_TOTAL(s0), t1 = CM_TOTAL(s1), t2 = CM_TOTAL(s2), t3 = CM_TOTAL(s3);         \
      for (; j < columns; j++) {                                                                 \
        t0 += a0[j] * x[j];                                                                      \
        t1 += a1[j] * x[j];                                                                      \
        t2 += a2[j] * x[j];                                                                      \
        t3 += a3[j] * x[j];                                                                      \
      }                                                                                          \
      y[i] = t0;                                                                                 \
      y[i + 1] = t1;                                                                             \
      y[i + 2] = t2;                                                                             \
      y[i + 3] = t3;                                                                             \
    }                                                                                            \
    for (; i < rows; i++) {                                                                      \
      const double *row = a + i * columns;                                                       \
      cm_lanes s = {0};                                                                          \
      long j = 0;                                                                                \
      for (; j + 8 <= columns; j += 8) s = s + CM_LANES(row + j) * CM_LANES(x + j);              \
      double total = CM_TOTAL(s);                                                                \
      for (; j < columns; j++) total += row[j] * x[j];                                           \
      y[i] = total;                                                                              \
    }                                                                                            \
  }

#define CM_ADD_ROWS(name, attributes)                                                            \
  attributes static inline void name(                                                            \
      long rows, long columns, const double *a, const double *y, double *x) {                    \
    _Pragma("clang fp contract(off)") long i = 0;                                                \
    for (; i + 4 <= rows; i += 4) {                                                              \
      const double *a0 = a + i * columns, *a1 = a0 + columns, *a2 = a1 + columns;                \
      const double *a3 = a2 + columns;                                                           \
      double y0 = y[i], y1 = y[i + 1], y2 = y[i + 2], y3 = y[i + 3];                             \
      long j = 0;                                                                                \
      for (; j + 8 <= columns; j += 8) {                                                         \
        cm_lanes sum = CM_LANES(x + j) + y0 * CM_LANES(a0 + j);                                  \
        sum = sum + y1 * CM_LANES(a1 + j);                                                       \
        sum = sum + y2 * CM_LANES(a2 + j);                                                       \
        *(cm_lanes *)(x + j) = sum + y3 * CM_LANES(a3 + j);                                      \
      }                                                                                          \
      for (; j < columns; j++) {                                                                 \
        x[j] = (((x[j] + y0 * a0[j]) + y1 * a1[j]) + y2 * a2[j]) + y3 * a3[j];                   \
      }                                                                                          \
    }                                                                                            \
    for (; i < rows; i++) {                                                                      \
      const double *row = a + i * columns;                                                       \
      long j = 0;                                                                                \
      for (; j + 8 <= columns; j += 8) {                                                         \
        *(cm_lanes *)(x + j) = CM_LANES(x + j) + y[i] * CM_LANES(row + j);                       \
      }                                                                                          \
      for (; j < columns; j++) x[j] += y[i] * row[j];                                            \
    }                                                                                            \
  }

CM_APPLY(cm_apply_portable, )
CM_ADD_ROWS(cm_add_rows_portable, )
#if defined(__x86_64__)
CM_APPLY(cm_apply_avx2, __attribute__((target("avx2"))))
CM_ADD_ROWS(cm_add_rows_avx2, __attribute__((target("avx2"))))
CM_APPLY(cm_apply_avx512, __attribute__((target("avx512f"))))
CM_ADD_ROWS(cm_add_rows_avx512, __attribute__((target("avx512f"))))
#define CM_WIDEST(name, ...)                                                                     \
  if (__builtin_cpu_supports("avx512f")) {                                                       \
    name##_avx512(__VA_ARGS__);                                                                  \
    return;                                                                                      \
  }                                                                                              \
  if (__builtin_cpu_supports("avx2")) {                                                          \
    name##_avx2(__VA_ARGS__);                                                                    \
    return;                                                                                      \
  }                                                                                              \
  name##_portable(__VA_ARGS__);
#else
#define CM_WIDEST(name, ...) name##_portable(__VA_ARGS__);
#endif

// y ← A x, where A is rows × columns, row by row; y must not overlap the others.
static inline void cm_apply(
    long rows, long columns, const double *a, const double *x, double *y) {
  CM_WIDEST(cm_apply, rows, columns, a, x, y)
}

// x ← x + Aᵀ y, where A is rows × columns, row by row; x must not overlap the others.
static inline void cm_add_rows(
    long rows, long columns, const double *a, const double *y, double *x) {
  CM_WIDEST(cm_add_rows, rows, columns, a, y, x)
}

#endif

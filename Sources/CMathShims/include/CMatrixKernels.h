// The product of two matrices at the full width of the processor's registers.
//
// Every entry of the result is the sum a₀b₀ + a₁b₁ + … in this order, each product and each sum
// rounded on its own, whatever the width: a run gives the same bits with SSE2, AVX2 and AVX-512,
// on ARM and in WebAssembly. That is why products and sums are not fused, and why vectors run
// along the columns of the result, never along a sum.
#ifndef CMATRIXKERNELS_H
#define CMATRIXKERNELS_H

// Eight doubles; the compiler splits them into what the target has.
typedef double cm_lanes __attribute__((vector_size(64), aligned(8), may_alias));

// One block of the result, `height` × `8 * width`, kept in registers while k runs.
// c starts from `start` (one row, used for all) or from 0, and is overwritten.
#define CM_BLOCK(height, width)                                                                  \
  {                                                                                              \
    cm_lanes sum[height][width];                                                                 \
    for (int r = 0; r < height; r++)                                                             \
      for (int s = 0; s < width; s++)                                                            \
        sum[r][s] = start ? *(const cm_lanes *)(start + j + 8 * s) : (cm_lanes){0};              \
    const double *ak = a + i * aRow;                                                             \
    const double *bk = b + j;                                                                    \
    for (long k = 0; k < inner; k++, ak += aColumn, bk += bRow) {                                \
      cm_lanes right[width];                                                                     \
      for (int s = 0; s < width; s++) right[s] = *(const cm_lanes *)(bk + 8 * s);                \
      for (int r = 0; r < height; r++) {                                                         \
        double left = ak[r * aRow];                                                              \
        for (int s = 0; s < width; s++) sum[r][s] = sum[r][s] + left * right[s];                 \
      }                                                                                          \
    }                                                                                            \
    for (int r = 0; r < height; r++)                                                             \
      for (int s = 0; s < width; s++)                                                            \
        *(cm_lanes *)(c + (i + r) * cRow + j + 8 * s) = sum[r][s];                               \
  }

// All rows of `8 * width` columns from j on, `height` rows at a time, then one by one.
#define CM_STRIP(height, width)                                                                  \
  for (; j + 8 * width <= columns; j += 8 * width) {                                             \
    long i = 0;                                                                                  \
    for (; i + height <= rows; i += height) CM_BLOCK(height, width)                              \
    for (; i < rows; i++) CM_BLOCK(1, width)                                                     \
  }

// The columns that do not fill a vector, four rows at a time so that sums need not wait.
#define CM_REST                                                                                  \
  for (; j < columns; j++) {                                                                     \
    double first = start ? start[j] : 0;                                                         \
    long i = 0;                                                                                  \
    for (; i + 4 <= rows; i += 4) {                                                              \
      const double *a0 = a + i * aRow, *a1 = a0 + aRow, *a2 = a1 + aRow, *a3 = a2 + aRow;        \
      double s0 = first, s1 = first, s2 = first, s3 = first;                                     \
      for (long k = 0; k < inner; k++) {                                                         \
        double right = b[k * bRow + j];                                                          \
        s0 += a0[k * aColumn] * right;                                                           \
        s1 += a1[k * aColumn] * right;                                                           \
        s2 += a2[k * aColumn] * right;                                                           \
        s3 += a3[k * aColumn] * right;                                                           \
      }                                                                                          \
      c[i * cRow + j] = s0;                                                                      \
      c[(i + 1) * cRow + j] = s1;                                                                \
      c[(i + 2) * cRow + j] = s2;                                                                \
      c[(i + 3) * cRow + j] = s3;                                                                \
    }                                                                                            \
    for (; i < rows; i++) {                                                                      \
      double s = first;                                                                          \
      for (long k = 0; k < inner; k++) s += a[i * aRow + k * aColumn] * b[k * bRow + j];         \
      c[i * cRow + j] = s;                                                                       \
    }                                                                                            \
  }

#define CM_PRODUCT(name, attributes, body)                                                       \
  attributes static inline void name(                                                            \
      long rows, long inner, long columns, const double *a, long aRow, long aColumn,             \
      const double *b, long bRow, const double *start, double *c, long cRow) {                   \
    _Pragma("clang fp contract(off)") long j = 0;                                                \
    body CM_REST                                                                                 \
  }

// Block sizes such that sums, one row of b and one entry of a fit the registers: 16 of 2 doubles,
// 16 of 4, 32 of 8.
CM_PRODUCT(cm_product_portable, , CM_STRIP(2, 1))
#if defined(__x86_64__)
CM_PRODUCT(cm_product_avx2, __attribute__((target("avx2"))), CM_STRIP(5, 1))
CM_PRODUCT(cm_product_avx512, __attribute__((target("avx512f"))), CM_STRIP(8, 2) CM_STRIP(8, 1))
#endif

// c ← start + a b, where a is rows × inner with any strides, b is inner × columns and c is rows ×
// columns, both with unit stride along their rows. `start` is one row of c or NULL for zeros.
static inline void cm_product(
    long rows, long inner, long columns, const double *a, long aRow, long aColumn, const double *b,
    long bRow, const double *start, double *c, long cRow) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f")) {
    cm_product_avx512(rows, inner, columns, a, aRow, aColumn, b, bRow, start, c, cRow);
    return;
  }
  if (__builtin_cpu_supports("avx2")) {
    cm_product_avx2(rows, inner, columns, a, aRow, aColumn, b, bRow, start, c, cRow);
    return;
  }
#endif
  cm_product_portable(rows, inner, columns, a, aRow, aColumn, b, bRow, start, c, cRow);
}

#endif

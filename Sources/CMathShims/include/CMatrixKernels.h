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

// Rows are listed one by one, because sums stay in registers only if each has a name: a loop over
// them is not unrolled by every compiler that reads this header.
#define CM_1(row) row(0)
#define CM_2(row) row(0) row(1)
#define CM_5(row) row(0) row(1) row(2) row(3) row(4)
#define CM_8(row) row(0) row(1) row(2) row(3) row(4) row(5) row(6) row(7)

// One block of the result, a vector wide, kept in registers while k runs. c is overwritten by the
// sums, which start from `start` (one row, used for all) or from 0.
#define CM_BEGIN(r) cm_lanes sum##r = first;
#define CM_ADD(r) sum##r = sum##r + ak[r * aRow] * right;
#define CM_END(r) *(cm_lanes *)(c + (i + r) * cRow + j) = sum##r;
#define CM_BLOCK(each)                                                                           \
  {                                                                                              \
    cm_lanes first = start ? *(const cm_lanes *)(start + j) : (cm_lanes){0};                     \
    each(CM_BEGIN) const double *ak = a + i * aRow, *bk = b + j;                                 \
    for (long k = 0; k < inner; k++, ak += aColumn, bk += bRow) {                                \
      cm_lanes right = *(const cm_lanes *)bk;                                                    \
      each(CM_ADD)                                                                               \
    }                                                                                            \
    each(CM_END)                                                                                 \
  }

// The same, two vectors wide.
#define CM_BEGIN_PAIR(r) cm_lanes sum##r = first, other##r = second;
#define CM_ADD_PAIR(r)                                                                           \
  {                                                                                              \
    double left = ak[r * aRow];                                                                  \
    sum##r = sum##r + left * right;                                                              \
    other##r = other##r + left * next;                                                           \
  }
#define CM_END_PAIR(r) CM_END(r) *(cm_lanes *)(c + (i + r) * cRow + j + 8) = other##r;
#define CM_BLOCK_PAIR(each)                                                                      \
  {                                                                                              \
    cm_lanes first = start ? *(const cm_lanes *)(start + j) : (cm_lanes){0};                     \
    cm_lanes second = start ? *(const cm_lanes *)(start + j + 8) : (cm_lanes){0};                \
    each(CM_BEGIN_PAIR) const double *ak = a + i * aRow, *bk = b + j;                            \
    for (long k = 0; k < inner; k++, ak += aColumn, bk += bRow) {                                \
      cm_lanes right = *(const cm_lanes *)bk, next = *(const cm_lanes *)(bk + 8);                \
      each(CM_ADD_PAIR)                                                                          \
    }                                                                                            \
    each(CM_END_PAIR)                                                                            \
  }

// All rows of the columns from j on, `height` at a time, then one by one.
#define CM_STRIP(block, width, height, each)                                                     \
  for (; j + width <= columns; j += width) {                                                     \
    long i = 0;                                                                                  \
    for (; i + height <= rows; i += height) block(each) for (; i < rows; i++) block(CM_1)        \
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

// Block sizes such that the sums, a row of b and an entry of a fit the registers: 16 of 2 doubles,
// 16 of 4, 32 of 8.
CM_PRODUCT(cm_product_portable, , CM_STRIP(CM_BLOCK, 8, 2, CM_2))
#if defined(__x86_64__)
CM_PRODUCT(
    cm_product_avx2, __attribute__((target("avx2"))), CM_STRIP(CM_BLOCK, 8, 5, CM_5))
CM_PRODUCT(
    cm_product_avx512, __attribute__((target("avx512f"))),
    CM_STRIP(CM_BLOCK_PAIR, 16, 8, CM_8) CM_STRIP(CM_BLOCK, 8, 8, CM_8))
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

// The elementary functions of <math.h>, reached through compiler builtins.
//
// A builtin becomes a call of the libm symbol of the same name. Natively libm supplies it;
// in WebAssembly the symbol is an import, which a few lines of JavaScript (or a small C file)
// supply. So one header serves both, and no Swift module has to import a platform's libc.
#ifndef CMATHSHIMS_H
#define CMATHSHIMS_H

#include "CMatrixKernels.h"
#include "CMatrixVectorKernels.h"

static inline double cm_exp(double x) { return __builtin_exp(x); }
static inline double cm_expm1(double x) { return __builtin_expm1(x); }
static inline double cm_log(double x) { return __builtin_log(x); }
static inline double cm_log1p(double x) { return __builtin_log1p(x); }
static inline double cm_log2(double x) { return __builtin_log2(x); }
static inline double cm_log10(double x) { return __builtin_log10(x); }
static inline double cm_pow(double x, double y) { return __builtin_pow(x, y); }
static inline double cm_sin(double x) { return __builtin_sin(x); }
static inline double cm_cos(double x) { return __builtin_cos(x); }
static inline double cm_tan(double x) { return __builtin_tan(x); }
static inline double cm_asin(double x) { return __builtin_asin(x); }
static inline double cm_acos(double x) { return __builtin_acos(x); }
static inline double cm_atan(double x) { return __builtin_atan(x); }
static inline double cm_atan2(double y, double x) { return __builtin_atan2(y, x); }
static inline double cm_sinh(double x) { return __builtin_sinh(x); }
static inline double cm_cosh(double x) { return __builtin_cosh(x); }
static inline double cm_tanh(double x) { return __builtin_tanh(x); }
static inline double cm_cbrt(double x) { return __builtin_cbrt(x); }
static inline double cm_hypot(double x, double y) { return __builtin_hypot(x, y); }
static inline double cm_fmod(double x, double y) { return __builtin_fmod(x, y); }

#endif

#pragma once
#include <cblas.h>

// LAPACK's Fortran routines, which libopenblas holds; column-major, every argument by address.

/// Solves A X = B by LU factorisation with partial pivoting; overwrites both.
void dgesv_(const int *n, const int *nrhs, double *a, const int *lda, int *ipiv, double *b, const int *ldb, int *info);
/// LU factorisation with partial pivoting.
void dgetrf_(const int *m, const int *n, double *a, const int *lda, int *ipiv, int *info);
/// Eigenvalues and eigenvectors of a general matrix.
void dgeev_(const char *jobvl, const char *jobvr, const int *n, double *a, const int *lda, double *wr, double *wi,
            double *vl, const int *ldvl, double *vr, const int *ldvr, double *work, const int *lwork, int *info);
/// Eigenvalues and eigenvectors of a symmetric matrix.
void dsyev_(const char *jobz, const char *uplo, const int *n, double *a, const int *lda, double *w, double *work,
            const int *lwork, int *info);
/// Cholesky factorisation.
void dpotrf_(const char *uplo, const int *n, double *a, const int *lda, int *info);
/// QR factorisation as reflectors, and the matrix Q that they make.
void dgeqrf_(const int *m, const int *n, double *a, const int *lda, double *tau, double *work, const int *lwork,
             int *info);
void dorgqr_(const int *m, const int *n, const int *k, double *a, const int *lda, const double *tau, double *work,
             const int *lwork, int *info);
/// Singular value decomposition by divide and conquer.
void dgesdd_(const char *jobz, const int *m, const int *n, double *a, const int *lda, double *s, double *u,
             const int *ldu, double *vt, const int *ldvt, double *work, const int *lwork, int *iwork, int *info);

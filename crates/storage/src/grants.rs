//! Authorization codes and refresh tokens.

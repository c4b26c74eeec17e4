//! Destinations, their secrets sealed.

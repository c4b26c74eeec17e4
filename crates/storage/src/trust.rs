//! The subaccount's trust certificates.

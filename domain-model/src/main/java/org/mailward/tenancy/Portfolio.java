package org.mailward.tenancy;

/// Which customers are part of the portfolio: all in scope but those that were off-boarded.
///
/// What is known of an off-boarded customer is kept and stays readable where one asks for it: in the register of customers, on its own pages,
/// in its reports, and in what happened, such as changes, arrivals and the activity log. It counts in no sum over customers and stands in
/// no list across them, since nobody looks after it any more. Its own people go on seeing it: a scope of one customer leaves nothing out.
public final class Portfolio {

    private Portfolio() {
    }

    /// Is a customer in this state part of what is summed and listed in this scope?
    public static boolean holds(Scope scope, CustomerState state) {
        return leavesNothingOut(scope) || state != CustomerState.OFF_BOARDED;
    }

    /// In SQL, behind other conditions: only customers of the portfolio.
    /// @param customer the alias of a row of `customer`
    public static String customers(Scope scope, String customer) {
        return leavesNothingOut(scope) ? "" : " and " + customer + ".state <> 'OFF_BOARDED'";
    }

    /// In SQL, behind other conditions: only rows of the portfolio's customers. Those that are left out are read once for the whole query.
    /// @param row the alias of a table with a `customer_id`
    public static String rows(Scope scope, String row) {
        return leavesNothingOut(scope) ? "" : " and " + row + ".customer_id not in (select gone.id from customer gone where {gone is scope} and gone.state = 'OFF_BOARDED')";
    }

    private static boolean leavesNothingOut(Scope scope) {
        return scope instanceof Scope.OneCustomer;
    }
}

package org.mailward.system.tenancy;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.mailward.system.tenancy.House.Office;
import org.mailward.tenancy.Actor;
import org.mailward.tenancy.Scope;

/// Calls every boundary inside the server, as the caller whom the API key of the request proves, and undoes what was done.
///
/// Answers one line for each call: the method, a tab, what came of it, a tab, what it gave that the scope must not see.
@WebServlet("/api/doors")
public class DoorsServlet extends HttpServlet {

    /// As `CallerProof` hands it on.
    private static final String KEY_SCOPE = "org.mailward.web.api.scope";

    @Resource
    private transient UserTransaction transaction;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        if (!(request.getAttribute(KEY_SCOPE) instanceof Scope opened)) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        boolean stranger = Boolean.parseBoolean(request.getParameter("stranger"));
        var actor = stranger ? new Actor("somebody-else", "Somebody else", opened.actor().role(), "test") : opened.actor();
        var scope = scope(actor);
        var office = office(House.valueOf(request.getParameter("house")), request.getParameter("office"));
        response.setContentType("text/plain;charset=UTF-8");
        for (var call : calls().entrySet()) {
            response.getWriter().println(call.getKey() + "\t" + answer(call.getValue(), scope, office));
        }
    }

    private static Map<String, DoorCases.Call> calls() {
        var calls = new TreeMap<>(DoorCases.NAMING);
        calls.putAll(DoorCases.GIVING);
        calls.putAll(DoorCases.OF_THE_OPERATOR);
        calls.putAll(DoorCases.BY_PROOF);
        return calls;
    }

    /// What the caller would see as ALDER's person with this role.
    private static Scope scope(Actor actor) {
        return switch (actor.role()) {
            case PROVIDER_ADMIN, PLATFORM_OPERATOR, SYSTEM -> new Scope.WholeProvider(House.ALDER.provider(), actor);
            case PROVIDER_ANALYST -> new Scope.AssignedCustomers(House.ALDER.provider(), Set.of(House.ALDER.first().customer()), actor);
            case CUSTOMER_ADMIN, CUSTOMER_VIEWER -> new Scope.OneCustomer(House.ALDER.provider(), House.ALDER.first().customer(), actor);
        };
    }

    private static Office office(House house, String name) {
        return switch (name) {
            case "first" -> house.first();
            case "second" -> house.second();
            default -> house.unknown();
        };
    }

    private String answer(DoorCases.Call call, Scope scope, Office office) throws ServletException {
        try {
            transaction.begin();
            try {
                var result = call.at(DoorsServlet::door, scope, office);
                return Leaves.text(result).replace(office.mark(), "#mark") + "\t" + Leak.outOf(scope).in(result);
            } catch (EJBException refused) {
                return reason(refused) + "\t[]";
            } finally {
                transaction.rollback();
            }
        } catch (NotSupportedException | SystemException e) {
            throw new ServletException("The call could not be undone", e);
        }
    }

    /// The class of what a boundary or its guard threw, which the container wraps, and more often in a transaction.
    private static String reason(EJBException refused) {
        Throwable cause = refused;
        while (!(cause instanceof EJBAccessException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName();
    }

    private static <T> T door(Class<T> boundary) {
        return CDI.current().select(boundary).get();
    }
}

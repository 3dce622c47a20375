package org.mailward.tenancy.boundary;

import jakarta.annotation.Priority;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJBAccessException;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.security.enterprise.SecurityContext;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.mailward.tenancy.Actor;
import org.mailward.tenancy.Operator;
import org.mailward.tenancy.Scope;

/// Lets a call through when the scope it brings belongs to the caller and its role is one that the method names.
///
/// The container has then already refused callers who hold none of the roles in any seat; this refuses those who hold one
/// in another seat only.
@Boundary
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class ScopeGuard {

    @Inject
    private SecurityContext security;

    @AroundInvoke
    Object check(InvocationContext call) throws Exception {
        var method = call.getMethod();
        if (open(method)) {
            return call.proceed();
        }
        var actor = actor(call.getParameters(), method);
        var caller = security.getCallerPrincipal();
        if (caller == null || !caller.getName().equals(actor.subject())) {
            throw new EJBAccessException("The scope is not the caller's own");
        }
        if (!Arrays.asList(allowed(method).value()).contains(actor.role().name())) {
            throw new EJBAccessException("The role " + actor.role() + " may not call " + method.getName());
        }
        return call.proceed();
    }

    private static Actor actor(Object[] parameters, Method method) {
        return switch (parameters.length == 0 ? null : parameters[0]) {
            case Scope scope -> scope.actor();
            case Operator operator -> operator.actor();
            case null, default -> throw new IllegalStateException(method + " takes neither a scope nor an operator first");
        };
    }

    private static boolean open(Method method) {
        return method.isAnnotationPresent(PermitAll.class)
                || method.getDeclaringClass().isAnnotationPresent(PermitAll.class) && !method.isAnnotationPresent(RolesAllowed.class);
    }

    private static RolesAllowed allowed(Method method) {
        var own = method.getAnnotation(RolesAllowed.class);
        var roles = own != null ? own : method.getDeclaringClass().getAnnotation(RolesAllowed.class);
        if (roles == null) {
            throw new IllegalStateException(method + " names no role");
        }
        return roles;
    }
}

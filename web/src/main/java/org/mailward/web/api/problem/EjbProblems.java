package org.mailward.web.api.problem;

import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/// The same for what a boundary threw: the server has a mapper of its own for these, and the nearest type wins.
@Provider
@ApplicationScoped
public class EjbProblems implements ExceptionMapper<EJBException> {

    @Inject
    private Problems problems;

    @Override
    public Response toResponse(EJBException thrown) {
        return problems.toResponse(thrown);
    }
}

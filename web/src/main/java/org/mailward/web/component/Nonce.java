package org.mailward.web.component;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.primefaces.context.PrimeFacesContext;

/// What a page's own scripts are known by. A form brings it back, so that the page it answers with keeps the same one.
@Named
@RequestScoped
public class Nonce {

    @Inject
    private FacesContext faces;

    public String getValue() {
        return PrimeFacesContext.getCspState(faces).getNonce();
    }
}

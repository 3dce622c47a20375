package org.mailward.web.shell;

import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;

/// Puts [Mishaps] in charge of what goes wrong on pages.
public class MishapsFactory extends ExceptionHandlerFactory {

    public MishapsFactory(ExceptionHandlerFactory wrapped) {
        super(wrapped);
    }

    @Override
    public ExceptionHandler getExceptionHandler() {
        return new Mishaps(getWrapped().getExceptionHandler());
    }
}

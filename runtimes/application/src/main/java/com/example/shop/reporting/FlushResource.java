/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.shop.reporting;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;
import org.ravenee.Client;

/** The same as the servlet, where there are no servlets. */
@Path("flush")
public class FlushResource {

    @GET
    public String flush() {
        Client client = CDI.current().select(Client.class).get();
        return Boolean.toString(client.flush(Duration.ofSeconds(30)));
    }
}

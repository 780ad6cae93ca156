/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.shop;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

@Path("/account")
public class AccountResource {

    @GET
    public String account(
            @QueryParam("name") String name, @QueryParam("password") String password) {
        var directory = "ldap://%s:%s@directory.example.com".formatted(name, password);
        throw new IllegalStateException("Cannot reach " + directory);
    }
}

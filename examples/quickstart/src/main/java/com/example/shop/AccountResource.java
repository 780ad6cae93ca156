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
        throw new IllegalStateException(
                "Cannot reach ldap://shop:winter-is-over@directory.example.com/customers");
    }
}

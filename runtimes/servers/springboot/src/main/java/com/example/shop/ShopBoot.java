/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.shop;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.servlet.ServletComponentScan;

/** Runs the servlets and filters of the application in Spring Boot. */
@SpringBootApplication
@ServletComponentScan
public class ShopBoot {

    public static void main(String[] arguments) {
        SpringApplication.run(ShopBoot.class, arguments);
    }
}

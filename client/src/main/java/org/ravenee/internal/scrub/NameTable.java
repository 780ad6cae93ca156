/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import java.util.List;
import java.util.Set;

/**
 * The words that make a name sensitive. Everything is in lower case and without accents; names are
 * brought into that form before they are compared.
 */
final class NameTable {

    /** Sensitive wherever a name contains one, unless a harmless word follows. */
    static final String[] PARTS =
            words(
                    "password passwd passwrd passphrase passcode pwd pswd credential apikey privatekey"
                            + " secretkey accesskey sentrydsn rememberme connectionstring authorization"
                            + " authorisation sessionid sessid samlresponse samlassertion codeverifier"
                            + " creditcard debitcard cardnumber cardno ccnumber ccnum cardnum secretanswer"
                            + " primaryaccountnumber securitycode securityanswer accesskeyid authheader activationcode"
                            + " invitationcode unlockcode devicecode magiclink oauthverifier idtokenhint"
                            + " socialsecurity sozialversicherung trackdata cardverification ccnr"
                            + " dockerconfigjson seedphrase recoveryphrase walletseed appcheck"
                            + " captcharesponse keycloakidentity"
                            + " recoverycode backupcode verificationcode onetimecode otpcode smscode"
                            + " tancode mfacode pincode passwort kennwort losungswort zugangsdaten"
                            + " zugangscode sicherheitscode geheim kartennummer kreditkarte motdepasse"
                            + " numerocarte contrasen tarjetacredito numerotarjeta palavrapasse"
                            + " numerocartao parolachiave paroladordine numerocarta wachtwoord"
                            + " toegangscode kaartnummer numerkarty losenord adgangskode passord"
                            + " salasana jelszo \u043f\u0430\u0440\u043e\u043b \u0441\u0435\u043a\u0440\u0435\u0442"
                            + " \u5bc6\u7801 \u5bc6\u78bc \u6697\u8bc1 \u30cf\u30b9\u30ef\u30fc\u30c8"
                            + " \u1107\u1175\u1106\u1175\u11af\u1107\u1165\u11ab\u1112\u1169 \u03ba\u03c9\u03b4\u03b9\u03ba\u03bf"
                            + " \u05e1\u05d9\u05e1\u05de \u05e1\u05d5\u05d3\u05d9"
                            + " motpasse palavrachave matkhau katasandi tunnussana lykilor slaptazodi"
                            + " lozinka zaporka pasahitza"
                            + " \u043f\u0438\u043d\u043a\u043e\u0434"
                            + " \u043b\u043e\u0437\u0438\u043d\u043a\u0430"
                            + " \u03c3\u03c5\u03bd\u03b8\u03b7\u03bc\u03b1\u03c4\u03b9\u03ba\u03bf"
                            + " \u5bc6\u94a5 \u5bc6\u9470 \u53e3\u4ee4 \u4ee4\u724c \u79c1\u94a5"
                            + " \u79c1\u9470 \u6697\u8a3c\u756a\u53f7 \u79d8\u5bc6\u9375"
                            + " \u30c8\u30fc\u30af\u30f3 \u110b\u1161\u11b7\u1112\u1169"
                            + " \u1110\u1169\u110f\u1173\u11ab \u1107\u1175\u1106\u1175\u11af"
                            + " \u0643\u0644\u0645\u0629\u0627\u0644\u0645\u0631\u0648\u0631"
                            + " \u0643\u0644\u0645\u0629\u0627\u0644\u0633\u0631"
                            + " \u0631\u0645\u0632\u0627\u0644\u062f\u062e\u0648\u0644"
                            + " \u0e23\u0e2b\u0e2a\u0e1c\u0e32\u0e19 \u092a\u0938\u0935\u0930\u0921");

    /** Sensitive as a word, or at the end of one, unless a harmless word follows. */
    static final Set<String> WORDS =
            Set.of(
                    words(
                            "token tokens secret secrets pw psw jeton jetons secreto secretos"
                                    + " secreta segredo segreto segreta secrete secretes sekret sekrety"
                                    + " clave claves senha senhas mdp haslo hasla heslo hesla parola"
                                    + " sifre \u0442\u043e\u043a\u0435\u043d"
                                    + " psk tkn geslo pword"));

    /** Sensitive as the last word: as the first of several these name many other things. */
    static final Set<String> LAST =
            Set.of(
                    words(
                            "auth pass pin pan puk sid sso otp totp cvv cvc cvn csc ssn dsn sig signature"
                                    + " hmac mfa jwt bearer csrf xsrf nonce session cookie cookies"
                                    + " assertion ticket jsessionid jsessionidsso phpsessid"
                                    + " ltpatoken castgc"));

    /** Words that may follow the last word: {@code cvvCode}, {@code otp_value}. */
    static final Set<String> VALUES = Set.of(words("code value values hash sha"));

    /** Words that may follow the last word where the secret is a number: {@code pinNumber}. */
    static final Set<String> NUMBERS = Set.of(words("number no nr num block"));

    /** Secrets that are numbers. */
    static final Set<String> NUMBERED = Set.of(words("cvv cvc cvn csc pin pan puk ssn otp totp"));

    /** Words of {@link #LAST} that are no secrets behind one of these. */
    static final Set<String> HARMLESS_BEFORE =
            Set.of(
                    words(
                            "has is max min total num use uses active method compiler shipping"
                                    + " support"));

    /** Words that make a token a unit of a language model, which is no secret. */
    static final Set<String> COUNTED =
            Set.of(
                    words(
                            "input output prompt completion remaining cached reasoning used count"
                                    + " estimated available"));

    /** Words that make a token a place in a list, which is no secret. */
    static final Set<String> PAGING =
            Set.of(words("page next continuation cursor cancellation unexpected"));

    /** Words for a key. */
    static final String[] KEYS =
            words(
                    "keys key \u043a\u043b\u044e\u0447 schlussel schluessel clef cle clave chave chiave klucz sleutel");

    /** Words before or after a key that make the key a secret. */
    static final Set<String> KINDS_OF_KEY =
            Set.of(
                    words(
                            "api access secret private signing sign encryption encrypt decrypt decryption"
                                    + " crypto master account shared session auth license licence ssh"
                                    + " hmac aes rsa sha symmetric subscription functions function"
                                    + " storage sas consumer deploy jwt webhook server p privada"
                                    + " privata privee prive prywatny secreta secrete segreta acceso"
                                    + " acces acesso pem vault unseal wrapping oauth app"
                                    + " application admin tls ssl cert priv cipher crypt stripe openai"
                                    + " anthropic sendgrid mailgun algolia twilio firebase gcp google maps"
                                    + " cosmos datadog cloudflare heroku okta instrumentation"));

    /** After a sensitive word these say that something about the secret is meant. */
    static final Set<String> HARMLESS_AFTER =
            Set.of(
                    words(
                            "count counts size length len limit max min policy policies type types"
                                    + " kind name names url uri endpoint expiry expires expire"
                                    + " expiration expired exp ttl timeout lifetime valid validity"
                                    + " enabled disabled required changed change updated created set at"
                                    + " date time age day days minutes seconds ms issuer issued"
                                    + " provider encoder decoder service factory repository manager"
                                    + " handler filter store version strength attempts failures errors"
                                    + " used usage budget cost price state status algorithm alg format"
                                    + " file path directory dir folder location server interval alias field label hint reset less region"
                                    + " rotation mode method header serializer deserializer strategy"
                                    + " generator validator prefix suffix present missing found level scope"
                                    + " realm domain primaria primaire primary foreign foranea publica"
                                    + " pubblica publique id ids"
                                    + " index column position line last digits last4 expiring request"
                                    + " class impl bean resolver source rules rule encoding charset"
                                    + " bucket bits ization izer ary ariat ed ful per"
                                    + " remaining left ref refs arn score"));

    /** Words that end like a sensitive one. */
    static final Set<String> HARMLESS =
            Set.of(
                    words(
                            "compass encompass bypass surpass trespass overpass underpass"
                                    + " publickey"));

    /** Words of a cookie's name that stand for a session or a log-in. */
    static final String[] COOKIES =
            words(
                    "ssid sess apisid hsid phpsid login logged remember ticket clearance"
                            + " wordpresssec");

    /** The attributes of a cookie that are no cookies. */
    static final Set<String> COOKIE_ATTRIBUTES = Set.of("domain", "path", "expires");

    private NameTable() {}

    /** Adds every word without which no name is sensitive, save the one of two letters. */
    static void addTo(Trigrams trigrams) {
        for (List<String> words :
                List.of(
                        List.of(PARTS),
                        List.copyOf(WORDS),
                        List.copyOf(LAST),
                        List.of(KEYS),
                        List.of("token", "secret", "auth", "pass"))) {
            for (String word : words) {
                if (word.length() >= Trigrams.LENGTH) {
                    trigrams.add(word);
                }
            }
        }
    }

    private static String[] words(String list) {
        return list.split(" ");
    }
}

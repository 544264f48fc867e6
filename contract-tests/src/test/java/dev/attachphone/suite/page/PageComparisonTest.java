package dev.attachphone.suite.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.openapi.Contract;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageComparisonTest {

    @Test
    void pageOfTheContractsQuotationsHasNoDifference() {
        assertEquals(List.of(), differences(QuotedPage.text()));
        assertEquals(List.of(), differences(QuotedPage.html()));
        assertTrue(compare(QuotedPage.text()).compared() > 100);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", textBlock = """
            exotel, telnyx, vonage => exotel, telnyx, vonage, plivo => CHANGED message: Invalid provider. Supported providers: san, ozonetell, twilio, exotel, telnyx, vonage, plivo
            , vonage” => ” => NEW message: Invalid provider. Supported providers: san, ozonetell, twilio, exotel, telnyx
            Check your provider's documentation. => '' => CHANGED sentence: Some providers may have limits on the number of concurrent calls per number.
            Once attached, the phone number will route inbound calls to the specified agent automatically. => '' => GONE sentence: Once attached, the phone number will route inbound calls to the specified agent automatically.
            Status Code: 404 Words => Status Code: 429 Too Many => NEW status: 429
            BandwidthbandwidthEnterprise communications platform => BandwidthbandwidthEnterprise communications platform\\nAcmeacmeA new platform => NEW table row: AcmeacmeA new platform
            BandwidthbandwidthEnterprise => BandwidthbandwidthGlobal => CHANGED table row: BandwidthbandwidthGlobal communications platform
            data.attached_atstring => data.attached_onstring => CHANGED field: data.attached_on | string
            providerstringYes => providerstringNo => CHANGED field: provider | string | No
            numbersarrayYes => numbersarrayYesDescribed in words\\npurposestringNo => NEW field: purpose | string | No
            "attached_at": => "attached_on": => CHANGED sample response: 200 data.attached_on: "2026-01-24T10:30:19Z"
            "existing_agent_id": => "retry_after":5,"existing_agent_id": => NEW sample response: 409 data.retry_after: 5
            {"agent_id":"agent_abc123xyz","provider":"san","numbers" => {"agent_id":"agent_abc123xyz","provider":"san","phones" => CHANGED sample request: {"agent_id":"agent_abc123xyz","provider":"san","phones":["+918062810341"]}
            -H "authorization: => -H "x-api-version: 2" -H "authorization: => NEW header: x-api-version
            content-type: application/json => content-type: application/xml => CHANGED header: content-type: application/xml
            https://www.tryunleashx.com => https://api.tryunleashx.com => CHANGED server: https://api.tryunleashx.com
            POST /api/agents => POST /api/v1/agents => NEW path: /api/v1/agents
            """)
    void singleChangeIsOneDifference(String from, String to, String difference) {
        String changed = quotation(QuotedPage.text(), from, to.replace("\\n", "\n"));

        assertEquals(List.of(difference), differences(changed));
    }

    @Test
    void newSectionIsTold() {
        String section = """

                429 - Too Many Requests

                Status Code: 429 Too Many Requests
                {
                  "error": true,
                  "code": 429,
                  "message": "Slow down",
                  "data": {}
                }
                """;

        assertEquals(
                List.of("NEW status: 429", "NEW message: Slow down"), differences(QuotedPage.text() + "\n" + section));
    }

    @Test
    void removedSampleIsToldOnce() {
        String page = QuotedPage.text().replaceAll("\\{\"error\":true,\"code\":409.*", "");

        assertEquals(List.of("GONE sample response: a body with code 409"), differences(page));
    }

    @Test
    void sampleThatTheContractAllowsIsNoDifference() {
        String page = QuotedPage.text()
                + "\n\ncurl -d '{\"agent_id\": \"a\", \"provider\": \"vonage\", \"numbers\": [\"+442012345678\"]}'";

        assertEquals(List.of(), differences(page));
        assertEquals(
                List.of(
                        "NEW sample request: {\"agent_id\":\"a\",\"provider\":\"acme\",\"numbers\":[\"+442012345678\"]}"),
                differences(page.replace("\"provider\": \"vonage\"", "\"provider\": \"acme\"")));
    }

    @Test
    void otherPageHasNothingOfTheContract() {
        assertEquals(0, compare("<html><body><h1>Sign in</h1></body></html>").matched());
    }

    /** The page with one change at every occurrence of the text. */
    private static String quotation(String page, String from, String to) {
        assertTrue(page.contains(from), from);
        return page.replace(from, to);
    }

    private static List<String> differences(String page) {
        return compare(page).differences().stream()
                .map(each -> each.change() + " " + each.statement().kind().label() + ": "
                        + each.page().orElse(each.statement().text()))
                .toList();
    }

    private static PageComparison compare(String page) {
        return PageComparison.of(VendorPage.of(page), Contract.load());
    }
}

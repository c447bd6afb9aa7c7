using System.Net;
using InoLink.QuickBooks.Model;
using Intuit.Ipp.OAuth2PlatformClient;

namespace InoLink.QuickBooks.Ipp.Tests.Calls;

public class IppTokenClientTests
{
    [Theory]
    [InlineData(HttpStatusCode.Unauthorized, AnswerKind.NeedsConsent)]
    [InlineData(HttpStatusCode.ServiceUnavailable, AnswerKind.NotSent)]
    [InlineData(HttpStatusCode.TooManyRequests, AnswerKind.NotSent)]
    public void A_status_of_the_token_service_means_what_it_means_on_our_own_road(HttpStatusCode status, AnswerKind expected)
    {
        Answer answer = IppTokenClient.Failure(new TokenResponse(status, "some words"));

        Assert.Equal(expected, answer.Kind);
        Assert.DoesNotContain("some words", answer.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_token_service_that_can_not_be_reached_has_sent_nothing()
        => Assert.Equal(AnswerKind.NotSent, IppTokenClient.Failure(new TokenResponse(new InvalidOperationException("some words"))).Kind);
}

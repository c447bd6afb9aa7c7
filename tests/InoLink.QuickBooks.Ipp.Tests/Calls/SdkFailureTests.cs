using System.Net;
using InoLink.QuickBooks.Ipp.Calls;
using InoLink.QuickBooks.Model;
using InoLink.QuickBooks.Rest;
using Intuit.Ipp.Exception;

namespace InoLink.QuickBooks.Ipp.Tests.Calls;

/// <summary>What Intuit's SDK throws (ipp-sdk, Errors) means what the same answer means on our own road.</summary>
public class SdkFailureTests
{
    private static readonly IdsError[] Duplicate = [new("Duplicate Name Exists Error", "6240", "DisplayName", "The name supplied already exists.")];

    public static TheoryData<string, Exception, AnswerKind> Thrown => new()
    {
        { "400 with a fault", Http("400", new ValidationException(Duplicate)), AnswerKind.Refused },
        { "400 without one", Http("400", null), AnswerKind.Refused },
        { "200 with a fault", new ValidationException(Duplicate), AnswerKind.Refused },
        { "401", new InvalidTokenException("Unauthorized-401"), AnswerKind.NeedsConsent },
        { "403", Http("403", new EndpointNotFoundException()), AnswerKind.NeedsConsent },
        { "404", Http("404", new EndpointNotFoundException()), AnswerKind.Refused },
        { "429", Http("429", new ThrottleExceededException()), AnswerKind.Throttled },
        { "a throttle in a fault", Http("400", new ValidationException([new IdsError("ThrottleExceeded", "3001", "", "")])), AnswerKind.Throttled },
        { "500", Http("500", new EndpointNotFoundException()), AnswerKind.Uncertain },
        { "502", Http("502", null), AnswerKind.Uncertain },
        { "503", Http("503", new EndpointNotFoundException()), AnswerKind.Uncertain },
        { "6000 try again", Http("400", new ValidationException([new IdsError("An unexpected error occurred", "6000", "", "Please try again.")])), AnswerKind.Uncertain },
        { "time-out or empty answer", new IdsException("Communication", new CommunicationException("Response Stream was null or empty")), AnswerKind.Uncertain },
        { "unreadable answer", new SerializationException("Unexpected character"), AnswerKind.Uncertain },
        { "unreadable in another way", new InvalidCastException(), AnswerKind.Uncertain },
        { "broken connection", new WebException("reset", WebExceptionStatus.ReceiveFailure), AnswerKind.Uncertain },
        { "no such host", new WebException("dns", WebExceptionStatus.NameResolutionFailure), AnswerKind.NotSent },
    };

    [Theory]
    [MemberData(nameof(Thrown))]
    public void Every_exception_has_its_certainty(string what, Exception failure, AnswerKind expected)
    {
        Answer answer = Read(failure, left: true);

        Assert.True(answer.Kind == expected, $"{what}: {answer.Kind}");
        Assert.NotEmpty(answer.Reason);
        Assert.Null(answer.IntuitTid);
    }

    [Fact]
    public void Every_error_of_a_fault_arrives_though_the_SDK_hides_it_behind_InnerException()
    {
        FaultError error = Assert.Single(Read(Http("400", new ValidationException(Duplicate)), left: true).Errors);

        Assert.Equal(("6240", "Duplicate Name Exists Error", "The name supplied already exists.", "DisplayName"), (error.Code, error.Message, error.Detail, error.Element));
    }

    [Fact]
    public void A_lost_connection_before_the_request_was_ready_has_sent_nothing()
        => Assert.Equal(AnswerKind.NotSent, Read(new WebException("refused", WebExceptionStatus.UnknownError), left: false).Kind);

    [Fact]
    public void A_request_that_could_not_be_written_is_refused_and_not_tried_for_ever()
    {
        Answer answer = Read(new SerializationException("no"), left: false);

        Assert.Equal(AnswerKind.Refused, answer.Kind);
        Assert.Contains("SerializationException", answer.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reason_repeats_nothing_that_an_exception_says()
        => Assert.DoesNotContain("Acme", Read(new SerializationException("Acme 4111"), left: true).Reason, StringComparison.Ordinal);

    private static Answer Read(Exception failure, bool left) => AnswerReader.Read(SdkFailure.Reply(failure, left, TimeSpan.FromSeconds(15)), body => body.Object("Customer"));

    private static IdsException Http(string status, Exception? inner) => inner == null ? new IdsException("status", status, "source") : new IdsException("status", status, "source", inner);
}

using System.Globalization;
using System.Net;
using InoLink.QuickBooks.Json;
using InoLink.QuickBooks.Model;
using InoLink.QuickBooks.Rest;
using Intuit.Ipp.Exception;

namespace InoLink.QuickBooks.Ipp.Calls;

/// <summary>
/// What Intuit's SDK throws (ipp-sdk, Errors) as the HTTP answer it stands for, so that one ladder, <see cref="AnswerReader"/>, decides on both roads. Pure. The SDK keeps
/// neither the body of a 401, 403, 404, 429 or 5xx nor Intuit's tid: those answers come without errors and without tid.
/// </summary>
internal static class SdkFailure
{
    private static readonly WebExceptionStatus[] NeverConnected =
    {
        WebExceptionStatus.NameResolutionFailure, WebExceptionStatus.ProxyNameResolutionFailure, WebExceptionStatus.ConnectFailure, WebExceptionStatus.TrustFailure,
        WebExceptionStatus.SecureChannelFailure,
    };

    /// <param name="left">Whether the request went out, or was about to.</param>
    public static Reply Reply(Exception failure, bool left, TimeSpan timeout)
    {
        if (!left)
        {
            return failure is WebException
                ? Failed(AnswerKind.NotSent, "No connection came about.")
                : Failed(AnswerKind.Refused, $"Intuit's SDK could not prepare the request ({failure.GetType().Name}).");
        }

        return failure switch
        {
            InvalidTokenException token => new Reply { Status = 401, Text = Body(token) },
            IdsException fault when Status(fault) is { } status => new Reply { Status = status, Text = Body(fault) },
            IdsException fault when Errors(fault).Count > 0 => new Reply { Status = 200, Text = Body(fault) },
            IdsException { InnerException: CommunicationException } => Failed(
                AnswerKind.Uncertain, $"No answer came within {timeout.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} seconds, or it was empty; Intuit's SDK does not say which."),
            WebException never when NeverConnected.Contains(never.Status) => Failed(AnswerKind.NotSent, "No connection came about."),
            WebException => Failed(AnswerKind.Uncertain, "The connection broke before the answer arrived."),
            _ => Failed(AnswerKind.Uncertain, $"Intuit's SDK could not read QuickBooks' answer ({failure.GetType().Name})."),
        };
    }

    /// <summary>The errors in the shape of Intuit's JSON.</summary>
    public static JsonObject Fault(IdsException? fault) => new()
    {
        {
            "Error", Errors(fault).Select(error => (object?)new JsonObject
            {
                { "Message", error.Message },
                { "Detail", error.Detail },
                { "code", error.ErrorCode },
                { "element", error.Element },
            }).ToList()
        },
    };

    private static string Body(IdsException fault) => Errors(fault).Count == 0 ? "" : JsonText.Write(new JsonObject { { "Fault", Fault(fault) } });

    private static int? Status(IdsException fault) =>
        int.TryParse(fault.ErrorCode, NumberStyles.None, CultureInfo.InvariantCulture, out int status) && status is >= 400 and < 600 ? status : null;

    // InnerException is declared anew by IdsException and hides the base's: it must be read through that type
    private static IReadOnlyList<IdsError> Errors(IdsException? fault)
    {
        for (IdsException? at = fault; at != null; at = at.InnerException as IdsException)
        {
            if (at.InnerExceptions is { Count: > 0 } errors)
            {
                return errors;
            }
        }

        return Array.Empty<IdsError>();
    }

    private static Reply Failed(AnswerKind kind, string reason) => new() { Failure = Answer.Of(kind, reason) };
}

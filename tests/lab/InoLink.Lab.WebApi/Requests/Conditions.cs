using InoLink.Lab.WebApi.Http;

namespace InoLink.Lab.WebApi.Requests;

/// <summary>If-Match and If-None-Match.</summary>
internal static class Conditions
{
    /// <summary>The version of an ETag <c>W/"123"</c>; null if the header is absent or <c>*</c>.</summary>
    public static string? Version(string? header)
    {
        if (header is null or "*")
        {
            return null;
        }

        var text = header.StartsWith("W/", StringComparison.Ordinal) ? header[2..] : header;
        return text is ['"', .. var version, '"'] && version.Length > 0 && version.All(char.IsAsciiDigit)
            ? version
            : throw new ApiException(400, ApiCodes.ODataError, $"'{header}' is no ETag of a row: W/\"version\" is expected.");
    }
}

using System;
using System.Net;

namespace Intuit.Ipp.OAuth2PlatformClient;

public class TokenResponse
{
    public TokenResponse(string raw) => throw OfficialPackage.IsNeeded();

    /// <summary>A failed answer: data, so it works here as well.</summary>
    public TokenResponse(HttpStatusCode statusCode, string reason)
    {
        IsError = true;
        ErrorType = ResponseErrorType.Http;
        HttpStatusCode = statusCode;
        HttpErrorReason = reason;
    }

    public TokenResponse(Exception exception)
    {
        IsError = true;
        ErrorType = ResponseErrorType.Exception;
        Exception = exception;
    }

    public string AccessToken => throw OfficialPackage.IsNeeded();

    public long AccessTokenExpiresIn => throw OfficialPackage.IsNeeded();

    public string Error => ErrorType == ResponseErrorType.Http ? HttpErrorReason : Exception?.Message;

    public ResponseErrorType ErrorType { get; }

    public Exception Exception { get; set; }

    public string HttpErrorReason { get; }

    public HttpStatusCode HttpStatusCode { get; }

    public bool IsError { get; }

    public string RefreshToken => throw OfficialPackage.IsNeeded();

    public long RefreshTokenExpiresIn => throw OfficialPackage.IsNeeded();

    public long RefreshTokenHardExpiresIn => throw OfficialPackage.IsNeeded();
}

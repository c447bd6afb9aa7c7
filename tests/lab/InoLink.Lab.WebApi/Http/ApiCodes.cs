namespace InoLink.Lab.WebApi.Http;

/// <summary>Error codes that only the Web API gives.</summary>
internal static class ApiCodes
{
    /// <summary>0x80060888: the OData library refuses the request.</summary>
    public const int ODataError = unchecked((int)0x80060888);

    /// <summary>0x8006088a: the address names nothing.</summary>
    public const int ResourceNotFound = unchecked((int)0x8006088a);

    /// <summary>0x80048d19: a body that doesn't fit the table or operation.</summary>
    public const int InvalidPayload = unchecked((int)0x80048d19);

    /// <summary>0x80072560: nobody the organization knows.</summary>
    public const int NotAMember = unchecked((int)0x80072560);
}

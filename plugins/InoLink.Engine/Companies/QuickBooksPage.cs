namespace InoLink.Engine.Companies;

/// <summary>
/// The address of an object in QuickBooks' own pages. The login form keeps both the company and the page, also without a session; the plain
/// <c>/app/</c> form opens in whatever company is active (webresources §5).
/// </summary>
public static class QuickBooksPage
{
    /// <param name="loopback">The laboratory's address, which replaces Intuit's; empty in every real environment.</param>
    public static string Of(string type, string id, Company company, string loopback)
    {
        string page = type switch
        {
            "Customer" => "customerdetail?nameId=" + id,
            "Estimate" => "estimate?txnId=" + id,
            "Invoice" => "invoice?txnId=" + id,
            "SalesReceipt" => "salesreceipt?txnId=" + id,
            _ => "items",
        };
        string host = loopback.Length > 0 ? loopback.TrimEnd('/') : company.IsProduction ? "https://qbo.intuit.com" : "https://sandbox.qbo.intuit.com";
        return $"{host}/login?deeplinkcompanyid={Uri.EscapeDataString(company.RealmId)}&pagereq={Uri.EscapeDataString(page)}";
    }
}

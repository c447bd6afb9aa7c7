using Microsoft.Xrm.Sdk;

namespace InoLink.Scenario.Tests.Errors;

/// <summary>What is wrong with an account or contact itself, met and mended.</summary>
public sealed class CustomerRefusalTests(ErrorScene scene) : IClassFixture<ErrorScene>
{
    [Fact]
    [Reaches("INO-1205")]
    public async Task An_address_that_is_none_is_named_and_goes_once_it_is_corrected()
    {
        EntityReference account = scene.Sales.Customer("Mail Ltd", ("emailaddress1", "nobody at example"));

        await scene.MeetAsync(account, "INO-1205", () => scene.Sales.Update(account, ("emailaddress1", "nobody@example.com")), "nobody at example");
    }
}

using System.ServiceModel;
using Microsoft.Xrm.Sdk;

namespace InoLink.Scenario.Tests.Records;

/// <summary>DESIGN §4.6: what tells flows of finished jobs is raised by the product alone.</summary>
public class FinishedJobEventTests
{
    [Fact]
    public async Task Nobody_without_the_administrators_privilege_can_raise_it()
    {
        await using Rig rig = await Rig.OpenAsync();
        OrganizationRequest forged = new("ino_OnLinkJobFinished") { ["LinkJobId"] = Guid.NewGuid(), ["JobStatus"] = "Success" };

        Assert.Throws<FaultException<OrganizationServiceFault>>(() => rig.Salesperson.Execute(forged));
    }
}

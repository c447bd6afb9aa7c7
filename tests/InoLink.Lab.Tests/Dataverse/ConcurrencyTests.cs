using InoLink.Lab.Dataverse;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Lab.Tests.Dataverse;

public sealed class ConcurrencyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dataverse").FullName;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ManyThreads_CreateUpdateQueryAndDelete_WhileMetadataGrows(bool inFile)
    {
        using var organization = new Organization(inFile ? Path.Combine(_folder, "o.db") : null);
        var growing = Task.Run(() =>
        {
            for (var i = 0; i < 20; i++)
            {
                organization.Dataverse.Metadata.AddColumn("account", new ColumnMetadata { LogicalName = $"new_c{i}", SchemaName = $"new_C{i}", Kind = ColumnKind.Text, MaxLength = 10 });
            }
        });
        var versions = new System.Collections.Concurrent.ConcurrentBag<string>();
        await Parallel.ForAsync(0, 8, async (thread, _) =>
        {
            await Task.Yield();
            var service = organization.As(organization.Dataverse.AdministratorId);
            for (var i = 0; i < 50; i++)
            {
                var id = service.Create(new Entity("account") { ["name"] = $"T{thread} {i}" });
                service.Update(new Entity("account", id) { ["fax"] = $"{i}" });
                var row = service.Retrieve("account", id, new ColumnSet(true));
                Assert.Equal($"{i}", row["fax"]);
                versions.Add(row.RowVersion);
                var query = new QueryExpression("account") { ColumnSet = new ColumnSet("name") };
                query.Criteria.AddCondition("accountid", ConditionOperator.Equal, id);
                Assert.Single(service.RetrieveMultiple(query).Entities);
                if (i % 2 == 0)
                {
                    service.Execute(new DeleteRequest { Target = new EntityReference("account", id) { RowVersion = row.RowVersion }, ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches });
                }
            }
        });
        await growing;
        Assert.Equal(400, versions.Distinct().Count());
        Assert.Equal(200, organization.Admin.RetrieveMultiple(new QueryExpression("account")).Entities.Count);
    }

    [Fact]
    public void ARequestThatForgetsItsContext_IsToldSo_InsteadOfHanging()
    {
        using var organization = new Organization();
        organization.Dataverse.Database.Patience = TimeSpan.FromMilliseconds(200);
        organization.Dataverse.Pipeline.Extension = new Listener(e => organization.Account("from outside the transaction"));
        var fault = Organization.Fault(() => organization.Account("A"));
        Assert.Equal(-2147204783, fault.Detail.ErrorCode);
        Assert.Contains("context", fault.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}

#if ACTIVITIES
using System;
using System.Activities;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using FakeXrmEasy;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Workflow;
using Xunit;

namespace InoLink.FakeXrmEasy.Tests.Official;

/// <summary>Every workflow activity once through FakeXrmEasy's workflow context: its arguments fit Microsoft's Workflow package, and a refusal says its code.</summary>
public class ActivityTests
{
    public static TheoryData<string> Activities
    {
        get
        {
            TheoryData<string> names = new();
            foreach (Type activity in Assembly.Load("InoLink.Workflows").GetTypes().Where(type => type.IsPublic && !type.IsAbstract && typeof(CodeActivity).IsAssignableFrom(type)))
            {
                names.Add(activity.AssemblyQualifiedName!);
            }

            return names;
        }
    }

    [Theory]
    [MemberData(nameof(Activities))]
    public void In_an_organization_without_a_company_every_activity_ends_well_or_refuses_with_a_code(string name)
    {
        Type activity = Type.GetType(name, throwOnError: true)!;

        try
        {
            typeof(ActivityTests).GetMethod(nameof(Run), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(activity).Invoke(null, new object[] { Inputs(activity) });
        }
        catch (TargetInvocationException failure) when (failure.InnerException is InvalidPluginExecutionException refusal)
        {
            Assert.True(refusal.Message.IndexOf("[INO-", StringComparison.Ordinal) >= 0, refusal.Message + " " + refusal.InnerException);
        }
    }

    // required arguments only; a reference points at a row that does not exist
    private static Dictionary<string, object> Inputs(Type activity)
    {
        Dictionary<string, object> inputs = new();
        foreach (PropertyInfo property in activity.GetProperties().Where(property => property.GetCustomAttribute<RequiredArgumentAttribute>() != null))
        {
            Type type = property.PropertyType.GetGenericArguments()[0];
            inputs[property.Name] =
                type == typeof(EntityReference) ? new EntityReference(property.GetCustomAttribute<ReferenceTargetAttribute>()?.EntityName ?? "account", PluginCall.Record)
                : type == typeof(string) ? "1"
                : Activator.CreateInstance(type)!;
        }

        return inputs;
    }

    private static void Run<T>(Dictionary<string, object> inputs)
        where T : CodeActivity, new() => new FakeOrganization().ExecuteCodeActivity<T>(inputs);
}
#endif
